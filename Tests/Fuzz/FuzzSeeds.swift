import Papers

/// Where mutation starts: small, made up, one of each shape that a parser tells apart.
enum FuzzSeeds {
    static func of(_ entry: String) -> [[UInt8]] {
        let texts = self.texts[entry] ?? self.texts[sharing[entry] ?? ""] ?? []
        return texts.map { Array($0.utf8) } + (bytes[entry] ?? [])
    }

    private static let sharing = ["feed-stream": "feed", "json-page": "json"]

    /// Pieces that formats give a meaning to.
    static let tokens: [[UInt8]] =
        [
            "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "&amp;", "&#x110000;", "&#1", "&nbsp",
            "\"", "'", "=",
            "<p>", "</p>", "<div>", "<table>", "<script>", "</script>", "<style>", "<svg>", "<a href=",
            "<base href=\"//x/\">",
            "<!DOCTYPE", "[<!ENTITY a \"b\">]", "xmlns:a=\"b\"", "://", "http://", "https:", "//", "..", "/./", "%2e",
            "%00", "%FF", "%",
            "?", "#", "@", ":", "[::1]", "0x7f.1", "xn--", "xn--a", ".", "\r\n", "\n", "\t", " ", "\0", "*", "$",
            "Allow:", "User-agent: *\n",
            "Sitemap:", "{", "}", "[", "]", ",", "\\u", "\\ud800", "\\\"", "null", "1e999", "-0", "9223372036854775808",
            "2147483648",
            "0", "99", "2026", "1405", "24:00", "+14:00", "GMT", "T", "Z", "-", "/", "١٢", "۱۴۰۵", "يناير", "م", "هـ",
            "ـ", "\u{64B}", "لا",
            "\u{FEFB}", "\u{200C}", "\u{200F}", "\u{FEFF}", "\u{FFFD}", "\u{202E}", "é", "e\u{301}", "ß", "İ", "ı", "漢",
            "가", "\u{10FFFF}", "max-age=",
            "no-store", ";", "charset=", "utf-16", "windows-1256",
        ].map { Array($0.utf8) } + [
            [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
        ]

    private static let texts: [String: [String]] = [
        "supplied-eml": [
            "Subject: =?utf-8?B?2YXYsdit2KjYpw==?= =?utf-8?Q?_=D8=A7?=\nFrom: \"A\" <a@n.example>\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\nThe =D8=A7 \nlamps=\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+YTwvcD4=\n--b--\n"
        ],
        "supplied-docx-part": [
            "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"a\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:hyperlink r:id=\"a\"><w:r><w:t>lamps</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t><w:br/></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>HYPERLINK \"https://n.example/\"</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>b</w:t><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:body></w:document>",
            "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt w:val=\"lowerRoman\"/><w:lvlText w:val=\"%1.%2)\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        ],
        "supplied-odt-part": [
            "<o:document-content><style:style style:name=\"P1\" style:parent-style-name=\"Title\"/><text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\"/></text:list-style><o:text><text:p text:style-name=\"P1\">a<text:s text:c=\"2\"/><text:a xlink:href=\"https://n.example/\">b</text:a><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>c</text:p></text:note-body></text:note></text:p><text:list text:style-name=\"L\"><text:list-item><text:p>d</text:p></text:list-item></text:list></o:text></o:document-content>"
        ],
        "supplied-epub-part": [
            "<html><body><h1>a</h1><p>b <a href=\"https://n.example/\">c</a><br/>d</p><ol><li>e</li></ol><table><tr><td>f</td><td>g</td></tr></table><pre>h\ni</pre></body></html>"
        ],
        "pdf-places": [
            "<page width=\"540\" height=\"599\">\n<word xMin=\"317.0\" yMin=\"2\" xMax=\"319.7\" yMax=\"23.9\">ملهس</word>\n"
                + "<word xMin=\"1\" yMin=\"2\" xMax=\"3.5\" yMax=\"4\">R&amp;D</word>\n</page>\n<page>\n</page>",
            "<page>\n"
                + (0..<40).map {
                    "<word xMin=\"\($0 % 8 * 60)\" yMin=\"\($0 / 8 * 14)\" xMax=\"\($0 % 8 * 60 + 50)\" yMax=\"\($0 / 8 * 14 + 12)\">نص a</word>"
                }.joined(separator: "\n"),
        ],
        "supplied-pdf-pages": ["The lamps\nof https://n.example/a-\nlong-name\n\u{0C}2\nThe lamps\n\u{0C}"],
        "state": [
            "{\"post\":{\"title\":\"The ferry sails again\",\"body\":\"<p>\\u0646\\n</p>\"}};f=()=>{}</script>",
            "(function(a,b){return {data:[{title:a,content:b,c:!0,d:void 0}]}}(\"x\",'y'))",
            "JSON.parse(decodeURIComponent(\"%7B%22a%22:1%7D\"))",
            "1</script><script type=application/json>[[\"Reactive\",1],{\"title\":2,\"body\":0},\"x\"]</script>",
            "1</script><script>self.__next_f.push([1,\"1:T2,ab2:[\\\"$\\\",\\\"p\\\",null,{\\\"children\\\":\\\"$1\\\"}]\\n\"])</script>",
            "{\"ROOT_QUERY\":{\"p\":{\"__ref\":\"P:1\"}},\"P:1\":{\"title\":\"x\",\"body\":{\"__ref\":\"P:1\"}}}",
        ],
        "address": [
            "https://user:pass@news.example:8443/a/./b/../c%20d?x=1&y=%D9%86#end", "http://[2001:db8::1]/",
            "http://0300.1.2/",
            "http://مثال.example/خبر?س=ع", "https://xn--mgbh0fb.example/", "mailto:a@n.example", "file:///c:/a",
            "data:text/plain,a",
            "http://ex%41mple.example\\a\\b", " ht\ntp://n.example ",
        ],
        "reference": [
            "https://n.example/a/b/c?d#e\n../../f?g", "https://n.example/a\n//other.example", "https://n.example/\n?q",
            "file:///c:/a\n/D:/b", "https://n.example/a\n#x",
        ],
        "canonical": [
            "https://www.n.example:443/a//b/;jsessionid=1?utm_source=x&b=2&a=1&a=0#top", "a?fbclid=1&id=7",
            "https://m.n.example/amp/story?amp=1", "https://n-example.cdn.ampproject.org/c/s/n.example/a",
        ],
        "cited": [
            "See https://n.example/a_(b), (http://n.example/c). \"https://n.example/d\"\n[1]: <https://n.example/e>\nwww.n.example/f",
            "انظر https://n.example/خبر، ثم\nhttps://n.example/very/long/\nsecond/line.html", "hxxps://n[.]example/a",
        ],
        "site": ["www.news.co.uk", "a.b.example", "1.2.3.4", "[::1]", "مثال.إختبار", "com", ".", "a..b"],
        "robots": [
            "User-agent: *\nDisallow: /a\nAllow: /a/b$\nCrawl-delay: 2\n\nUser-agent: rawi\nDisallow: /*.pdf$\nSitemap: https://n.example/s.xml\n/a/b",
            "\u{FEFF}user-agent:rawi # me\r\ndisallow:/%7Ea*b*c*d\rallow: /", "Disallow /no\nuseragent: a\nDissalow: /",
        ],
        "rights": [
            "rawi: noindex, nofollow, unavailable_after: Sat, 21 Nov 2026 10:00:00 GMT", "1",
            "noai, noimageai, max-snippet:-1",
            "{\"location\": \"/a*\", \"tdm-reservation\": 1, \"tdm-policy\": \"https://n.example/p\"}",
            "[{\"location\": \"/\", \"tdm-reservation\": 0}]",
        ],
        "freshness": [
            "max-age=60, must-revalidate, s-maxage=\"9\", no-cache=\"a, b\"", "Sat, 21 Nov 2026 10:00:00 GMT",
            "Saturday, 21-Nov-26 10:00:00 GMT", "Sat Nov 21 10:00:00 2026", "W/\"abc\"", "120",
        ],
        "decode": [
            "\u{D8}\u{A7}\u{D9}\u{201E}\u{D8}\u{B9}\u{D8}\u{A8}\u{D8}\u{A7}\u{D8}\u{B1}\u{D8}\u{A9} \u{D8}\u{AA}\u{D8}\u{B9}\u{D9}\u{2C6}\u{D8}\u{AF} \u{D8}\u{BA}\u{D8}\u{AF}\u{D8}\u{A7} \u{D8}\u{A5}\u{D9}\u{201E}\u{D9}\u{2030}",
            "\u{0}<meta charset=windows-1256><p>text</p>", "\u{1}<?xml version='1.0' encoding='gb18030'?><a/>",
            "\u{2}plain نص",
            "\u{5}<meta http-equiv=content-type content='text/html; charset=big5'>", "\u{8}\u{1B}$B8l\u{1B}(B",
        ],
        "sniff": [
            "<!DOCTYPE html><title>a</title>", "<?xml version=\"1.0\"?><rss/>", "%PDF-1.7\n", "{\"a\": 1}",
            "text/html; charset=\"a\\\"b\"; q=1", "GIF89a",
        ],
        "feed-date": [
            "Sat, 21 Nov 2026 10:30:00 +0300", "2026-11-21T10:30:00.5Z", "2026-W47-6", "2026325",
            "21 نوفمبر 2026 10:30",
            "Sat Nov 21 10:30 EST 2026", "2026-11-21 (a (b) c) 24:00", "2026년 11월 21일 오후 3:04",
        ],
        "text-date": [
            "نشر في 21 تشرين الثاني / نوفمبر 2026 الساعة 10:30 م", "الأحد ١٢ جمادى الآخرة ١٤٤٨ هـ",
            "۳۰ آبان ۱۴۰۵ ساعت ۱۰:۳۰", "21 Kasım 2026 Cumartesi",
            "November 21st, 2026 at 3.04pm", "قبل 3 ساعات", "21/11/2026 - 11/21/26", "٢٠٢٦/١١/٢١",
        ],
        "rfc3339": ["2026-11-21T10:30:00Z", "2026-11-21T10:30:00.123456789+03:00", "2016-12-31T23:59:60Z"],
        "folding": ["الأَخْبَارُ العاجلة إلى آخره ١٢٣ ﻻ ﷺ ـــ", "کوردستانی عێراق ێ ۆ", "Ünïcödé ﬁne", "ﺍﻟﺴﻼﻡ ﻋﻠﻴﻜﻢ"],
        "words": ["One two-three, أربعة خمسة. 漢字 仮名 a_b 3.14 it's", "\u{200C}می\u{200C}خواهم\u{200F} ."],
        "language": [
            "هذا خبر قصير عن الطقس في المدينة اليوم", "این یک خبر کوتاه درباره هوا است", "Bu kısa bir haber",
            "This is a short story",
        ],
        "pdf-text": [
            "ﺔﻨﻳﺪﻤﻟﺍ ﻲﻓ ﺲﻘﻄﻟﺍ 2026 (12)", "الـطـقـس فـي الـمـديـنـة\n- 1 -\nيستمر النص هنا\u{C}",
            "ال طقس غ دا\n12/11/2026 :خيراتلا", "«نص» )قوس(",
        ],
        "html": [
            "<!DOCTYPE html><html><head><title>A</title></head><body><p>One<p>Two <b>bold<i>both</b>it</i></body></html>",
            "<table><tr><td>a<table><td>b</table><select><option>c<svg><p>d</svg>",
            "<script>var a = '<\\/script>';<!--<script></script>",
            "<a href='x' href=\"y\" a=b c>&notit; &#x80; &amp<textarea></p></textarea><!-- --!><![CDATA[x]]><?pi>",
            "<style>a</style><noscript><p></noscript><template><p>t</template><math><mi>x</math><plaintext>rest",
        ],
        "extract": [
            """
            <html lang=ar dir=rtl><head><meta charset=utf-8><title>عنوان | موقع</title><link rel=canonical href=/a>
            <meta property="og:title" content="عنوان"><meta property=article:published_time content="2026-11-21T10:00:00+03:00">
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"عنوان","author":[{"name":"ليلى"}],"datePublished":"2026-11-21","articleBody":"نص"}</script>
            </head><body><nav><a href=/1>قسم</a></nav><article><h1>عنوان</h1><p class=byline>كتبت ليلى</p><time datetime=2026-11-21>٢١ نوفمبر</time>
            <p>فقرة أولى طويلة بما يكفي لتكون نصا، وفيها <a href="https://n.example/b">رابط</a> أيضا.</p><p>فقرة ثانية تكمل الأولى.</p>
            <ul><li>بند</ul><blockquote>قول</blockquote><div class=related>اقرأ أيضا</div></article><footer>حقوق</footer></body></html>
            """,
            "<title>Short</title><div><div>Text without a paragraph<br><br>and a second one.</div></div><table><tr><td>cell</table>",
            "<div itemscope itemtype=http://schema.org/Article><span itemprop=author>A B</span><meta itemprop=datePublished content=2026></div>",
            "<script>self.__next_f.push([1,\"a\"])</script><script id=__NEXT_DATA__ type=application/json>{\"a\":[{\"b\":1}]}</script>",
        ],
        "json": [
            "{\"a\":[1,-2.5e3,true,null,{}],\"b\":\"\u{645}\\u0645\\ud83d\\ude00\\n\"}", "[[[[]]],\"x\", false, 0.1]",
            "<![CDATA[// note\n{\"@type\":[\"A\",],\"b\":undefined /* c */}]]>{\"a\":1} [2",
        ],
        "feed": [
            """
            <?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
            <channel><title>A &amp; B</title><link>https://n.example/</link><ttl>30</ttl><item><title><![CDATA[One <b>]]></title><link>/1</link><guid isPermaLink="false">1</guid>
            <pubDate>Sat, 21 Nov 2026 10:00:00 GMT</pubDate><dc:creator>L</dc:creator><content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded><enclosure url="a" length="1" type="b"/></item></channel></rss>
            """,
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://n.example/" xml:lang="ar"><title type="html">&lt;b&gt;ع</title><id>u</id>
            <entry><id>e</id><link rel="alternate" href="b"/><updated>2026-11-21T10:00:00Z</updated><author><name>L</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x</p></div></content></entry></feed>
            """,
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"A\",\"items\":[{\"id\":1,\"url\":\"https://n.example/1\",\"content_html\":\"<p>x\",\"date_published\":\"2026-11-21T10:00:00Z\"}]}",
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\"><channel><title>A</title></channel><item rdf:about=\"b\"><title>&nbsp;&copy & B</title></item></rdf:RDF>",
            "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>https://n.example/1</loc><lastmod>2026-11-21</lastmod></url></urlset>",
            "https://n.example/1\nhttps://n.example/2\n",
            "<opml><body><outline text=\"a\" xmlUrl=\"b\"><outline/></outline></body></opml>",
        ],
        "feed-autodiscovery": [
            "<html><head><base href=/b/><link rel=alternate type=application/rss+xml title=A href=feed.xml><link rel='feed alternate' href=//n.example/f></head><a href=/rss>RSS</a>"
        ],
        "record-line": [
            """
            {"schema":"rawi-record/1","seq":1,"id":"abcdefghijklmnopqrstuvwxyz","revision":0,"previous_id":null,\
            "type":"article","url":"https://n.example/a","url_key":"example,n)/a","domain":"n.example",\
            "title":"\u{639}\\u0001\\ud83d\\ude00","text":"One.\\nTwo.","text_direction":"ltr","word_count":2,\
            "authors":["L"],"language":"ar","language_confidence":0.5,"language_source":"text",\
            "published_at":"2026-11-21T10:00:00Z","published_day":"2026-11-21","published_precision":"second",\
            "published_source":"json-ld","published_raw":"x","first_seen_at":"2026-11-21T10:00:00.123Z",\
            "fetched_at":"2026-11-21T10:00:00.123Z","discovered_from":[{"kind":"feed","url":"https://n.example/f",\
            "source_id":"n","position":3,"seen_at":"2026-11-21T10:00:00.000Z"}],"links":[{"url":"https://b.example/",\
            "text":"b","rel":["nofollow"],"internal":false}],"http":{"status":200,"bytes":10,"redirects":[]},\
            "duplicate_of":null,"duplicate_kind":null,"rights":{"robots":"allowed","tdm_reservation":0},\
            "extractor":{"name":"rawi","version":"1","method":"m","quality":0.9},"instance":"fuzz"}\n
            """,
            "{\"schema\":\"rawi-event/1\",\"seq\":1,\"type\":\"fuzz\",\"at\":\"2026-11-21T10:00:00.000Z\",\"instance\":\"f\",\"n\":[1,-2.5e3,true,{}]}\n",
        ],
        "segment": [
            "{\"schema\":\"rawi-record/1\",\"seq\":1}\n{\"schema\":\"rawi-record/1\",\"seq\":2}\n{\"schema\":\"rawi-re",
            "{\"seq\":9}\n\n{\"seq\":3}\n", "{\"seq\":9223372036854775807}\n",
        ],
        "manifest": [
            """
            {"schema":"rawi-manifest/1","segment":"records-20261121T093000Z-fuzz-000001.jsonl",\
            "file":"records-20261121T093000Z-fuzz-000001.jsonl.zst","first_seq":1,"last_seq":2,"lines":2,"bytes":40,\
            "sha256":"00","stored_bytes":20,"stored_sha256":"00","sealed_at":"2026-11-21T10:00:00.000Z"}\n
            """
        ],
    ]

    private static let bytes: [String: [[UInt8]]] = [
        "decode": [
            [0, 0xFF, 0xFE, 0x3C, 0, 0x61, 0], [0, 0xC7, 0xE1, 0xDA, 0xD1, 0xC8, 0xED, 0xC9],
            [5, 0x81, 0x30, 0x81, 0x30, 0xA4],
        ],
        // A zstd frame of the raw kind: magic, header, one last raw block.
        "supplied-docx": [WordFile(WordFile.paragraph("The lamps of https://n.example/a", style: "Title")).bytes],
        "segment-zst": [[0x28, 0xB5, 0x2F, 0xFD, 0x20, 0x03, 0x19, 0, 0, 0x7B, 0x7D, 0x0A]],
    ]
}
