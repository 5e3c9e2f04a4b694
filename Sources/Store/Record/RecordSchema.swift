/// The contract of docs/RECORD.md as JSON Schema 2020-12; docs/record.schema.json is this text. What a record holds is taken
/// from its members, so that the schema cannot forget one.
package enum RecordSchema {
    package static let text: String = {
        let owners = [definition("record", RecordLine.fields), event] + parts + [shapes]
        return head + owners.joined(separator: ",\n") + "\n  }\n}\n"
    }()

    private static let head = ##"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "A line of rawi's records or events",
          "description": "See RECORD.md. Readers pass over members they do not know.",
          "oneOf": [{ "$ref": "#/$defs/record" }, { "$ref": "#/$defs/event" }],
          "$defs": {

        """##

    /// The objects within a line.
    private static let parts = [
        definition(Record.Origin.definition, Record.Origin.fields),
        definition(Record.SourceNote.definition, Record.SourceNote.fields),
        definition(Record.DocumentNote.definition, Record.DocumentNote.fields),
        definition(Record.BodyPart.definition, Record.BodyPart.fields),
        definition(Record.Link.definition, Record.Link.fields),
        definition(Record.HTTP.definition, Record.HTTP.fields),
        definition(Record.Rights.definition, Record.Rights.fields),
        definition(Record.Extractor.definition, Record.Extractor.fields),
    ]

    private static func definition(_ name: String, _ fields: [RecordField]) -> String {
        let required = fields.filter { $0.need != .known }.map { "\"\($0.name)\"" }
        var lines = ["\"\(name)\": {", "  \"type\": \"object\","]
        if !required.isEmpty {
            lines.append("  \"required\": [")
            lines += rows(required).map { "    " + $0 }
            lines.append("  ],")
        }
        lines.append("  \"properties\": {")
        lines += rows(fields.map { "\"\($0.name)\": \($0.shape.schema)" }, width: 0).map { "    " + $0 }
        lines += ["  }", "}"]
        return lines.map { "    " + $0 }.joined(separator: "\n")
    }

    /// As many of the items in a row as fit.
    private static func rows(_ items: [String], width: Int = 100) -> [String] {
        var rows: [String] = []
        for item in items {
            if let last = rows.last, last.utf8.count + item.utf8.count < width {
                rows[rows.count - 1] = last + " " + item + ","
            } else {
                rows.append(item + ",")
            }
        }
        if let last = rows.popLast() { rows.append(String(last.dropLast())) }
        return rows
    }

    private static let event = ##"""
            "event": {
              "type": "object",
              "required": ["schema", "seq", "type", "at", "instance"],
              "properties": {
                "schema": { "const": "rawi-event/1" },
                "seq": { "type": "integer", "minimum": 1 },
                "type": { "$ref": "#/$defs/text" },
                "at": { "$ref": "#/$defs/instant" },
                "url": { "$ref": "#/$defs/url" },
                "source_id": { "$ref": "#/$defs/text" },
                "instance": { "$ref": "#/$defs/text" }
              }
            }
        """##

    private static let shapes = ##"""
            "text": { "type": "string", "minLength": 1 },
            "texts": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/text" } },
            "url": { "type": "string", "minLength": 1 },
            "instant": { "type": "string", "format": "date-time", "pattern": "Z$" },
            "id": { "type": "string", "pattern": "^[a-z2-7]{26}$" },
            "digest": { "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" }
        """##
}
