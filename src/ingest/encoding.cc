#include "ingest/encoding.h"

#include <fmt/format.h>
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <vector>

#include "text/ascii.h"
#include "text/utf8.h"

namespace khaldun::ingest {
namespace {

using text::EqualsIgnoreCase;

constexpr size_t kDeclarationBytes = 1024;

struct ConverterCloser {
  void operator()(UConverter* c) const { ucnv_close(c); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

// Pages label supersets by the name of the subset; the Encoding Standard lists what is meant.
std::string_view MeantEncoding(std::string_view label) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kMeant{{
      {"iso-8859-1", "windows-1252"},
      {"iso8859-1", "windows-1252"},
      {"iso_8859-1", "windows-1252"},
      {"latin1", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {"ascii", "windows-1252"},
      {"iso-8859-9", "windows-1254"},
      {"iso-8859-11", "windows-874"},
      {"tis-620", "windows-874"},
      {"gb2312", "gb18030"},
      {"gbk", "gb18030"},
      {"shift_jis", "windows-31j"},
      {"sjis", "windows-31j"},
      {"euc-kr", "windows-949"},
      {"ks_c_5601-1987", "windows-949"},
      {"big5", "big5-hkscs"},
  }};
  for (auto [name, meant] : kMeant) {
    if (EqualsIgnoreCase(label, name)) return meant;
  }
  return label;
}

Converter OpenConverter(std::string_view label) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(std::string(MeantEncoding(label)).c_str(), &error));
  return U_SUCCESS(error) ? std::move(converter) : nullptr;
}

void AppendUtf8(std::string& out, const UChar* units, int32_t size) {
  size_t at = out.size();
  out.resize(at + static_cast<size_t>(size) * 3);
  int32_t written = 0;
  UErrorCode error = U_ZERO_ERROR;
  u_strToUTF8WithSub(out.data() + at, static_cast<int32_t>(out.size() - at), &written, units, size,
                     text::kReplacement, nullptr, &error);
  out.resize(at + static_cast<size_t>(U_SUCCESS(error) ? written : 0));
}

// Converts all of `bytes`; `flush` at the end of the input.
void Convert(UConverter* converter, std::string_view bytes, bool flush, std::string& out) {
  std::array<UChar, 8192> units;
  const char* from = bytes.data();
  for (;;) {
    UChar* to = units.data();
    UErrorCode error = U_ZERO_ERROR;
    ucnv_toUnicode(converter, &to, units.data() + units.size(), &from, bytes.data() + bytes.size(),
                   nullptr, flush, &error);
    AppendUtf8(out, units.data(), static_cast<int32_t>(to - units.data()));
    if (error != U_BUFFER_OVERFLOW_ERROR) return;
  }
}

std::optional<std::string> ConvertWhole(std::string_view bytes, std::string_view label) {
  Converter converter = OpenConverter(label);
  if (!converter) return std::nullopt;
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  Convert(converter.get(), bytes, true, out);
  if (out.starts_with("\xEF\xBB\xBF")) out.erase(0, 3);
  return out;
}

// How many characters of UTF-8 beyond ASCII are well formed, and how many sequences are not.
struct Utf8Evidence {
  size_t good = 0, bad = 0;
};

Utf8Evidence WeighUtf8(std::string_view bytes) {
  Utf8Evidence evidence;
  std::string repaired = text::Repair(bytes, &evidence.bad);
  size_t wide = static_cast<size_t>(
      std::count_if(repaired.begin(), repaired.end(), [](char c) { return (c & 0xC0) == 0xC0; }));
  evidence.good = wide - evidence.bad;
  return evidence;
}

// Quotation marks and dashes of windows-1252 lie where ISO 8859 has control characters, and a
// detector of languages takes a few of them in English text for something exotic.
bool LooksLikeWindows1252(std::string_view bytes) {
  constexpr std::string_view kTypographic =
      "\x85\x91\x92\x93\x94\x95\x96\x97\x99\xA0\xA3\xA9\xAE\xB0";
  size_t high = 0, typographic = 0;
  for (char c : bytes) {
    if ((c & 0x80) == 0) continue;
    ++high;
    typographic += kTypographic.find(c) != std::string_view::npos;
  }
  return typographic * 2 > high;
}

std::string GuessEncoding(std::string_view bytes) {
  if (LooksLikeWindows1252(bytes)) return "windows-1252";
  std::string guess;
  if (uchardet_t detector = uchardet_new()) {
    constexpr size_t kEnough = 256 << 10;
    if (uchardet_handle_data(detector, bytes.data(), std::min(bytes.size(), kEnough)) == 0) {
      uchardet_data_end(detector);
      guess = uchardet_get_charset(detector);
    }
    uchardet_delete(detector);
  }
  // UTF-8 was weighed before and found wanting.
  bool usable = !guess.empty() && !EqualsIgnoreCase(guess, "UTF-8") && OpenConverter(guess);
  return usable ? guess : "windows-1252";
}

struct Signature {
  std::string_view bytes, message;
};

constexpr std::array<Signature, 15> kSignatures{{
    {"%PDF", "it is a PDF file; extract its text first"},
    {"PK\x03\x04", "it is a ZIP archive or office document; unpack it or export its text first"},
    {"\xD0\xCF\x11\xE0", "it is an office document; export its text first"},
    {"{\\rtf", "it is an RTF document; export its text first"},
    {"\x89PNG", "it is a picture (PNG)"},
    {"GIF8", "it is a picture (GIF)"},
    {"\xFF\xD8\xFF", "it is a picture (JPEG)"},
    {"RIFF", "it is a picture, sound or video (RIFF)"},
    {"OggS", "it is a sound or video (Ogg)"},
    {"\x7F"
     "ELF",
     "it is a program (ELF)"},
    {"BZh", "it is compressed with bzip2; gzip and Zstandard can be read"},
    {"\xFD"
     "7zXZ",
     "it is compressed with xz; gzip and Zstandard can be read"},
    {"7z\xBC\xAF", "it is a 7-Zip archive; unpack it first"},
    {"Rar!", "it is a RAR archive; unpack it first"},
    {"SQLite format 3", "it is an SQLite database"},
}};

// Text has hardly any control characters; random bytes have one in ten.
bool IsBinary(std::string_view decoded) {
  size_t control = 0, undecodable = 0;
  for (size_t i = 0; i < decoded.size(); ++i) {
    unsigned char c = static_cast<unsigned char>(decoded[i]);
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') ++control;
    if (c == 0xEF && decoded.substr(i, 3) == "\xEF\xBF\xBD") ++undecodable;
  }
  constexpr size_t kFew = 4;  // a fault or two in a short text is no binary
  return (control > kFew && control * 40 > decoded.size()) ||
         (undecodable > kFew && undecodable * 10 > decoded.size());
}

std::string DecodeKnown(std::string bytes, std::string_view declared) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  std::string_view wide = WideEncoding(bytes);
  if (!wide.empty()) {
    if (auto text = ConvertWhole(bytes, wide)) return *text;
  }
  // Seven-bit encodings are valid UTF-8 byte for byte, so only the label tells.
  if (text::StartsWithIgnoreCase(declared, "iso-2022") && bytes.find('\x1B') != std::string::npos) {
    if (auto text = ConvertWhole(bytes, declared)) return *text;
  }
  if (text::IsValid(bytes)) return bytes;
  Utf8Evidence evidence = WeighUtf8(bytes);
  bool mostly_utf8 = evidence.good > evidence.bad;
  bool says_utf8 = EqualsIgnoreCase(declared, "utf-8") || EqualsIgnoreCase(declared, "utf8");
  if (mostly_utf8 || (says_utf8 && evidence.good >= evidence.bad)) return text::Repair(bytes);
  if (!declared.empty() && !says_utf8 && !text::StartsWithIgnoreCase(declared, "utf-")) {
    if (auto text = ConvertWhole(bytes, declared)) return *text;
  }
  return ConvertWhole(bytes, GuessEncoding(bytes)).value_or(text::Repair(bytes));
}

// The value behind `name` = in `text`, quoted or not; nullopt where there is none.
std::optional<std::string> ValueBehind(std::string_view text, std::string_view name) {
  for (size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    std::string_view rest = text::Trim(text.substr(at + name.size()));
    if (!rest.starts_with('=')) continue;
    rest = text::Trim(rest.substr(1));
    if (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
    size_t end = rest.find_first_of("\"' \t\r\n;/>?");
    std::string value(text::Trim(rest.substr(0, end)));
    if (!value.empty()) return value;
  }
  return std::nullopt;
}

class TranscodingStream : public ByteStream {
 public:
  TranscodingStream(std::unique_ptr<ByteStream> stream, std::string_view encoding)
      : stream_(std::move(stream)), converter_(OpenConverter(encoding)) {}

  Result<size_t> Read(std::span<char> out) override {
    while (at_ == ready_.size() && !ended_) {
      Result<size_t> n = stream_->Read(piece_);
      if (!n) return n.error();
      ready_.clear();
      at_ = 0;
      ended_ = *n == 0;
      Convert(converter_.get(), std::string_view(piece_.data(), *n), ended_, ready_);
    }
    size_t n = std::min(out.size(), ready_.size() - at_);
    std::copy_n(ready_.data() + at_, n, out.data());
    at_ += n;
    return n;
  }

 private:
  std::unique_ptr<ByteStream> stream_;
  Converter converter_;
  std::vector<char> piece_ = std::vector<char>(64 << 10);
  std::string ready_;
  size_t at_ = 0;
  bool ended_ = false;
};

}  // namespace

std::string_view WideEncoding(std::string_view head) {
  using namespace std::string_view_literals;
  if (head.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
  if (head.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
  if (head.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (head.starts_with("\xFE\xFF")) return "UTF-16BE";
  // Without a mark: Latin text in UTF-16 has a zero in nearly every second place.
  head = head.substr(0, 512);
  size_t zeros[2] = {0, 0};
  for (size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0';
  size_t pairs = head.size() / 2;
  if (pairs < 8) return {};
  if (zeros[1] * 10 > pairs * 8 && zeros[0] * 10 < pairs) return "UTF-16LE";
  if (zeros[0] * 10 > pairs * 8 && zeros[1] * 10 < pairs) return "UTF-16BE";
  return {};
}

std::unique_ptr<ByteStream> Transcode(std::unique_ptr<ByteStream> stream,
                                      std::string_view encoding) {
  return std::make_unique<TranscodingStream>(std::move(stream), encoding);
}

std::string AsciiGlance(std::string_view bytes) {
  std::string glance;
  for (char c : bytes.substr(0, 2 * kDeclarationBytes)) {
    if (c != '\0' && (c & 0x80) == 0) glance += text::ToLower(c);
  }
  return glance;
}

std::optional<std::string> DeclaredInHtml(std::string_view bytes) {
  return ValueBehind(text::ToLower(bytes.substr(0, kDeclarationBytes)), "charset");
}

std::optional<std::string> DeclaredInXml(std::string_view bytes) {
  std::string head = text::ToLower(bytes.substr(0, kDeclarationBytes));
  size_t begin = head.find("<?xml");
  if (begin == std::string::npos) return std::nullopt;
  return ValueBehind(std::string_view(head).substr(begin, head.find("?>", begin) - begin),
                     "encoding");
}

Result<std::string> DecodeText(std::string bytes, std::string_view declared) {
  for (const Signature& s : kSignatures) {
    if (bytes.starts_with(s.bytes)) {
      return Status::InvalidInput(fmt::format("this is no text: {}", s.message));
    }
  }
  std::string decoded = DecodeKnown(std::move(bytes), declared);
  if (IsBinary(decoded)) {
    return Status::InvalidInput(
        "this is no text: too many of its bytes are control characters or cannot be decoded");
  }
  return decoded;
}

}  // namespace khaldun::ingest
