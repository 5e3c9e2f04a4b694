/// The contract of docs/RECORD.md as JSON Schema 2020-12; docs/record.schema.json is this text.
package enum RecordSchema {
    package static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "A line of rawi's records or events",
          "description": "See RECORD.md. Readers pass over members they do not know.",
          "oneOf": [{ "$ref": "#/$defs/record" }, { "$ref": "#/$defs/event" }],
          "$defs": {
            "record": {
              "type": "object",
              "required": [
                "schema", "seq", "id", "revision", "previous_id", "type", "url_key", "first_seen_at", "fetched_at",
                "duplicate_of", "duplicate_kind", "extractor", "instance"
              ],
              "properties": {
                "schema": { "const": "rawi-record/1" },
                "seq": { "type": "integer", "minimum": 1 },
                "id": { "$ref": "#/$defs/id" },
                "revision": { "type": "integer", "minimum": 0 },
                "previous_id": { "oneOf": [{ "type": "null" }, { "$ref": "#/$defs/id" }] },
                "type": { "enum": ["article", "document"] },
                "url": { "$ref": "#/$defs/url" },
                "final_url": { "$ref": "#/$defs/url" },
                "canonical_url": { "$ref": "#/$defs/url" },
                "url_key": { "$ref": "#/$defs/text" },
                "domain": { "$ref": "#/$defs/text" },
                "site_name": { "$ref": "#/$defs/text" },
                "publisher": { "$ref": "#/$defs/text" },
                "title": { "$ref": "#/$defs/text" },
                "description": { "$ref": "#/$defs/text" },
                "text": { "$ref": "#/$defs/text" },
                "text_direction": { "enum": ["rtl", "ltr"] },
                "word_count": { "type": "integer", "minimum": 0 },
                "authors": { "$ref": "#/$defs/texts" },
                "section": { "$ref": "#/$defs/text" },
                "keywords": { "$ref": "#/$defs/texts" },
                "image_url": { "$ref": "#/$defs/url" },
                "license": { "$ref": "#/$defs/text" },
                "is_accessible_for_free": { "type": "boolean" },
                "language": { "$ref": "#/$defs/text" },
                "language_confidence": { "type": "number", "minimum": 0, "maximum": 1 },
                "language_source": { "$ref": "#/$defs/text" },
                "published_at": { "$ref": "#/$defs/instant" },
                "published_day": { "type": "string", "format": "date" },
                "published_precision": { "enum": ["day", "minute", "second"] },
                "published_source": { "$ref": "#/$defs/text" },
                "published_raw": { "$ref": "#/$defs/text" },
                "modified_at": { "$ref": "#/$defs/instant" },
                "first_seen_at": { "$ref": "#/$defs/instant" },
                "fetched_at": { "$ref": "#/$defs/instant" },
                "discovered_from": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/origin" } },
                "links": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/link" } },
                "http": { "$ref": "#/$defs/http" },
                "payload_digest": { "$ref": "#/$defs/digest" },
                "content_hash": { "$ref": "#/$defs/digest" },
                "duplicate_of": { "oneOf": [{ "type": "null" }, { "$ref": "#/$defs/id" }] },
                "duplicate_kind": { "enum": [null, "address", "text", "near"] },
                "rights": { "$ref": "#/$defs/rights" },
                "extractor": {
                  "type": "object",
                  "required": ["name", "version"],
                  "properties": {
                    "name": { "$ref": "#/$defs/text" },
                    "version": { "$ref": "#/$defs/text" },
                    "method": { "$ref": "#/$defs/text" },
                    "quality": { "type": "number", "minimum": 0, "maximum": 1 }
                  }
                },
                "file": { "$ref": "#/$defs/text" },
                "repairs": { "$ref": "#/$defs/texts" },
                "instance": { "$ref": "#/$defs/text" }
              }
            },
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
            },
            "origin": {
              "type": "object",
              "required": ["kind", "seen_at"],
              "properties": {
                "kind": {
                  "enum": [
                    "document", "feed", "sitemap", "news_sitemap", "listing", "citation", "backfill", "manual"
                  ]
                },
                "url": { "$ref": "#/$defs/url" },
                "source_id": { "$ref": "#/$defs/text" },
                "entry_id": { "$ref": "#/$defs/text" },
                "position": { "type": "integer", "minimum": 0 },
                "anchor": { "$ref": "#/$defs/text" },
                "seen_at": { "$ref": "#/$defs/instant" }
              }
            },
            "link": {
              "type": "object",
              "required": ["url", "internal"],
              "properties": {
                "url": { "$ref": "#/$defs/url" },
                "text": { "$ref": "#/$defs/text" },
                "rel": { "$ref": "#/$defs/texts" },
                "internal": { "type": "boolean" }
              }
            },
            "http": {
              "type": "object",
              "required": ["truncated", "partial"],
              "properties": {
                "status": { "type": "integer", "minimum": 100, "maximum": 999 },
                "version": { "$ref": "#/$defs/text" },
                "etag": { "$ref": "#/$defs/text" },
                "last_modified": { "$ref": "#/$defs/text" },
                "content_type": { "$ref": "#/$defs/text" },
                "charset": { "$ref": "#/$defs/text" },
                "charset_source": { "$ref": "#/$defs/text" },
                "bytes": { "type": "integer", "minimum": 0 },
                "encoding": { "$ref": "#/$defs/text" },
                "remote_ip": { "$ref": "#/$defs/text" },
                "redirects": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/url" } },
                "duration_ms": { "type": "integer", "minimum": 0 },
                "truncated": { "type": "boolean" },
                "partial": { "type": "boolean" }
              }
            },
            "rights": {
              "type": "object",
              "properties": {
                "robots": { "enum": ["allowed", "disallowed", "unknown"] },
                "x_robots_tag": { "$ref": "#/$defs/texts" },
                "meta_robots": { "$ref": "#/$defs/texts" },
                "tdm_reservation": { "type": "integer", "minimum": 0, "maximum": 1 },
                "tdm_policy": { "$ref": "#/$defs/text" }
              }
            },
            "text": { "type": "string", "minLength": 1 },
            "texts": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/text" } },
            "url": { "type": "string", "minLength": 1 },
            "instant": { "type": "string", "format": "date-time", "pattern": "Z$" },
            "id": { "type": "string", "pattern": "^[a-z2-7]{26}$" },
            "digest": { "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" }
          }
        }

        """#
}
