#include "support.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <filesystem>
#include <fstream>

namespace khaldun::ingest {
namespace {

std::string Without(std::string text, const std::string& part, std::string_view with = "") {
  for (size_t at = text.find(part); at != text.npos; at = text.find(part, at)) {
    text.replace(at, part.size(), with);
    at += with.size();
  }
  return text;
}

std::string Line(const Scratch& scratch, const Item& item) {
  if (const auto* q = std::get_if<Quarantined>(&item)) {
    EXPECT_EQ(q->stage, "ingest");
    return Without(fmt::format("{} quarantined: {}", q->id, q->reason), scratch.folder() + "/");
  }
  const Story& s = std::get<Story>(item);
  std::string out = s.id;
  auto add = [&](std::string_view name, const std::optional<std::string>& value) {
    if (value) out += fmt::format(" {}={}", name, *value);
  };
  add("title", s.title);
  if (s.published) out += " published=" + FormatDate(*s.published);
  add("publisher", s.publisher);
  add("url", s.url);
  add("language", s.language);
  if (s.extracted) out += " extracted";
  for (const std::string& note : s.notes) out += " note=" + note;
  return Without(Without(out + ": " + s.text, scratch.folder() + "/"), "\n", "\\n");
}

}  // namespace

Scratch::Scratch() {
  std::string name = std::filesystem::temp_directory_path() / "khaldun-ingest-XXXXXX";
  folder_ = mkdtemp(name.data());
}

Scratch::~Scratch() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string Scratch::Write(const std::string& name, std::string_view bytes) const {
  std::filesystem::path path = Path(name);
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string Gzip(std::string_view bytes) {
  z_stream z{};
  deflateInit2(&z, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&z, bytes.size()), '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  deflate(&z, Z_FINISH);
  out.resize(z.total_out);
  deflateEnd(&z);
  return out;
}

std::string Zstd(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

std::vector<std::string> ReadAll(const Scratch& scratch, std::vector<std::string> inputs,
                                 const SourceOptions& options) {
  std::vector<std::string> lines;
  auto source = Source::Open(std::move(inputs), options);
  if (!source) return {"cannot open: " + Without(source.error().message(), scratch.folder() + "/")};
  for (;;) {
    Result<std::optional<Item>> item = (*source)->Next();
    if (!item) {
      lines.push_back("stopped: " + Without(item.error().message(), scratch.folder() + "/"));
      return lines;
    }
    if (!*item) return lines;
    lines.push_back(Line(scratch, **item));
  }
}

std::string OpenError(const Scratch& scratch, std::vector<std::string> inputs) {
  auto source = Source::Open(std::move(inputs));
  if (source) return "opened";
  EXPECT_EQ(source.error().code(), StatusCode::kIo);
  return Without(source.error().message(), scratch.folder());
}

}  // namespace khaldun::ingest
