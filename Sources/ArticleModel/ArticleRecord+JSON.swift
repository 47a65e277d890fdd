import TextKernel

extension ArticleRecord {
    /// The record as one line of JSON without a line break, closed by its check value.
    ///
    /// The last key, `check`, is the CRC-32 of all bytes before `,"check"`, in eight hexadecimal
    /// digits: it tells a damaged line from one that is merely odd.
    package func line() -> [UInt8] {
        var writer = JSONWriter()
        writer.object { write(members: &$0) }
        var bytes = writer.bytes
        bytes.removeLast()
        let check = CRC32.checksum(of: bytes.span)
        bytes.append(contentsOf: #","check":""#.utf8)
        bytes.append(contentsOf: CRC32.hexadecimal(check).utf8)
        bytes.append(contentsOf: "\"}".utf8)
        return bytes
    }

    private func write(members json: inout JSONWriter) {
        writeProvenance(&json)
        writeFrame(&json)
        json.key("entities")
        json.array(entities) { $1.write(to: &$0) }
        json.key("quotes")
        json.array(quotes) { $1.write(to: &$0) }
        json.key("claims")
        json.array(claims) { $1.write(to: &$0) }
        json.key("times")
        json.array(times) { $1.write(to: &$0) }
        json.key("events")
        json.array(events) { $1.write(to: &$0) }
        json.key("notes")
        json.array(notes) { $1.write(to: &$0) }
        writeContext(&json)
    }

    private func writeProvenance(_ json: inout JSONWriter) {
        json.key("schema")
        json.string(schema)
        json.key("id")
        json.string(id)
        json.key("seq")
        json.integer(seq)
        json.key("received")
        json.string(received)
        json.key("extractor")
        json.object {
            $0.key("version")
            $0.string(extractor.version)
            $0.key("data")
            $0.string(extractor.data)
        }
        json.key("file")
        json.object { file.write(members: &$0) }
        json.key("language")
        json.object {
            $0.key("tag")
            $0.string(language.tag)
            $0.key("confidence")
            $0.number(language.confidence)
        }
    }

    private func writeFrame(_ json: inout JSONWriter) {
        json.key("headline")
        json.optional(headline)
        json.key("bylines")
        json.array(bylines) { $0.string($1) }
        json.key("dateline")
        if let dateline {
            json.object {
                $0.key("places")
                $0.array(dateline.places) { $0.string($1) }
                $0.key("agency")
                $0.optional(dateline.agency)
            }
        } else {
            json.null()
        }
        json.key("published")
        if let published {
            json.object {
                $0.key("earliest")
                $0.string(published.earliest)
                $0.key("latest")
                $0.string(published.latest)
                $0.key("basis")
                $0.array(published.basis) { $0.string($1) }
            }
        } else {
            json.null()
        }
        json.key("text")
        json.string(text)
        json.key("blocks")
        json.array(blocks) { json, block in
            json.object {
                $0.key("kind")
                $0.string(block.kind.rawValue)
                $0.span(block.start, block.end)
            }
        }
        json.key("sentences")
        json.array(sentences) { json, span in json.object { $0.span(span.start, span.end) } }
    }

    private func writeContext(_ json: inout JSONWriter) {
        json.key("watch")
        json.array(watch) { $0.string($1) }
        json.key("keywords")
        json.array(keywords) { json, keyword in
            json.object {
                $0.key("text")
                $0.string(keyword.text)
                $0.key("score")
                $0.number(keyword.score)
            }
        }
        json.key("summary")
        json.array(summary) { $0.integer($1) }
        json.key("duplicate")
        if let duplicate {
            json.object {
                $0.key("of")
                $0.string(duplicate.of)
                $0.key("similarity")
                $0.number(duplicate.similarity)
            }
        } else {
            json.null()
        }
        json.key("story")
        if let story {
            json.object {
                $0.key("id")
                $0.string(story.id)
                $0.key("score")
                $0.number(story.score)
                $0.key("because")
                $0.array(story.because) { $0.string($1) }
            }
        } else {
            json.null()
        }
        json.key("warnings")
        json.array(warnings) { $0.string($1) }
    }
}

extension ArticleRecord.File {
    fileprivate func write(members json: inout JSONWriter) {
        json.key("name")
        json.string(name)
        if let nameBytes {
            json.key("nameBytes")
            json.string(nameBytes)
        }
        json.key("bytes")
        json.integer(bytes)
        json.key("modified")
        json.string(modified)
        json.key("format")
        json.string(format)
        json.key("encoding")
        json.string(encoding)
    }
}

extension ArticleRecord.Entity {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.key("id")
            $0.string(id)
            $0.key("type")
            $0.string(type.rawValue)
            $0.key("name")
            $0.string(name)
            $0.key("ref")
            $0.optional(ref)
            $0.key("canonical")
            $0.optional(canonical)
            $0.key("country")
            $0.optional(country)
            $0.key("wikidata")
            $0.optional(wikidata)
            $0.key("descriptions")
            $0.array(descriptions) { $0.string($1) }
            $0.key("mentions")
            $0.array(mentions) { json, span in json.object { $0.span(span.start, span.end) } }
        }
    }
}

extension ArticleRecord.Source {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.key("entity")
            $0.optional(entity)
            $0.key("text")
            $0.optional(text)
            $0.key("kind")
            $0.string(kind.rawValue)
        }
    }
}

extension ArticleRecord.Quote {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.span(start, end)
            $0.key("direct")
            $0.boolean(direct)
            $0.key("cue")
            $0.optional(cue)
            $0.key("speaker")
            speaker.write(to: &$0)
            $0.key("to")
            $0.array(to) { $0.string($1) }
        }
    }
}

extension ArticleRecord.Claim {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.span(start, end)
            $0.key("cue")
            $0.string(cue)
            $0.key("stance")
            $0.string(stance.rawValue)
            $0.key("source")
            source.write(to: &$0)
            $0.key("via")
            $0.array(via) { $0.string($1) }
            $0.key("chain")
            $0.array(chain) { json, link in
                json.object {
                    $0.span(link.start, link.end)
                    $0.key("entity")
                    $0.optional(link.entity)
                }
            }
        }
    }
}

extension ArticleRecord.Time {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.span(start, end)
            $0.key("type")
            $0.string(type.rawValue)
            $0.key("value")
            $0.string(value)
            $0.key("mod")
            $0.optional(mod)
        }
    }
}

extension ArticleRecord.Event {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.span(start, end)
            $0.key("type")
            $0.string(type)
            $0.key("agents")
            $0.array(agents) { $0.string($1) }
            $0.key("recipients")
            $0.array(recipients) { $0.string($1) }
            $0.key("time")
            $0.optional(time)
            $0.key("place")
            $0.optional(place)
            $0.key("modality")
            $0.string(modality.rawValue)
            $0.key("plover")
            $0.optional(plover)
        }
    }
}

extension ArticleRecord.Note {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.key("kind")
            $0.string(kind)
            $0.key("text")
            $0.string(text)
            $0.key("spans")
            $0.array(spans) { json, span in json.object { $0.span(span.start, span.end) } }
        }
    }
}

extension JSONWriter {
    /// Writes the members `start` and `end` of an object.
    package mutating func span(_ start: Int, _ end: Int) {
        key("start")
        integer(start)
        key("end")
        integer(end)
    }
}
