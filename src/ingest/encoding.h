// From bytes in some encoding to valid UTF-8.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/byte_stream.h"
#include "khaldun/status.h"

namespace khaldun::ingest {

// UTF-8 of `bytes`. Decided in this order, as the WHATWG Encoding Standard and experience with news
// sites advise: a byte order mark; UTF-8 where the bytes are valid UTF-8; the `declared` name (may
// be empty or wrong); UTF-8 where most of what is no ASCII is UTF-8; uchardet's guess;
// windows-1252. What cannot be decoded is U+FFFD. InvalidInput where the bytes are no text (a PDF,
// a picture).
Result<std::string> DecodeText(std::string bytes, std::string_view declared = {});

// The encoding that a page's <meta> or an XML declaration names in the first 1,024 bytes.
std::optional<std::string> DeclaredInHtml(std::string_view bytes);
std::optional<std::string> DeclaredInXml(std::string_view bytes);

// "UTF-16LE", "UTF-16BE", "UTF-32LE" or "UTF-32BE" by mark or by the pattern of zero bytes; else
// empty. These cannot be cut into records before they are converted.
std::string_view WideEncoding(std::string_view head);

// `stream` converted from `encoding` to UTF-8 as it is read. Requires a name of WideEncoding.
std::unique_ptr<ByteStream> Transcode(std::unique_ptr<ByteStream> stream,
                                      std::string_view encoding);

// The front of `bytes` as plain ASCII for looking at: zero bytes and marks left out.
std::string AsciiGlance(std::string_view bytes);

}  // namespace khaldun::ingest
