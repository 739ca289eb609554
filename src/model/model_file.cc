#include "model/model_file.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <cstring>
#include <fstream>

namespace khaldun::model {
namespace {

constexpr char kMagic[8] = {'K', 'H', 'A', 'L', 'D', 'U', 'N', 'M'};
constexpr uint32_t kVersion = 1;
constexpr size_t kAlign = 64;  // a cache line, and the widest vector register

struct Header {
  char magic[8];
  uint32_t version;
  uint32_t sections;
  uint64_t size;      // of the whole file
  uint64_t checksum;  // XXH3 of everything after this header
  char kind[16];
  char reserved[16];
};
static_assert(sizeof(Header) == kAlign);

struct Entry {
  char name[16];
  uint64_t begin;
  uint64_t size;
};
static_assert(sizeof(Entry) == 32);

template <size_t N>
std::string_view View(const char (&name)[N]) {
  return {name, strnlen(name, N)};
}

size_t Aligned(size_t at) { return (at + kAlign - 1) / kAlign * kAlign; }

Status Fault(const std::string& path, std::string_view what) {
  return Status::Resource(fmt::format(
      "{}: {}; build again (the khaldun_share target lays the models out) or restore the file",
      path, what));
}

}  // namespace

Result<ModelFile> ModelFile::Open(const std::string& path, std::string_view kind) {
  auto file = resources::MappedFile::Open(path);
  if (!file) return file.error();
  auto bytes = file->bytes();
  Header header;
  if (bytes.size() < sizeof header) return Fault(path, "is too short for a model");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0) return Fault(path, "is no model file");
  if (header.version != kVersion) {
    return Fault(path, fmt::format("has format version {}, this program reads {}", header.version,
                                   kVersion));
  }
  if (View(header.kind) != kind) {
    return Fault(path, fmt::format("is a model for '{}', not for '{}'", View(header.kind), kind));
  }
  if (header.size != bytes.size()) {
    return Fault(path,
                 fmt::format("has {} bytes where its header says {}", bytes.size(), header.size));
  }
  auto body = bytes.subspan(sizeof header);
  if (XXH3_64bits(body.data(), body.size()) != header.checksum) {
    return Fault(path, "is damaged: its checksum does not hold");
  }
  if (body.size() / sizeof(Entry) < header.sections) return Fault(path, "has a broken index");
  ModelFile model(std::move(*file), path);
  return model;
}

Result<std::span<const std::byte>> ModelFile::Bytes(std::string_view name) const {
  auto bytes = file_.bytes();
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  for (uint32_t i = 0; i < header.sections; ++i) {
    Entry entry;
    std::memcpy(&entry, bytes.data() + sizeof header + i * sizeof entry, sizeof entry);
    if (View(entry.name) != name) continue;
    if (entry.begin % kAlign != 0 || entry.begin > bytes.size() ||
        entry.size > bytes.size() - entry.begin) {
      return Broken(name);
    }
    return bytes.subspan(entry.begin, entry.size);
  }
  return Fault(path_, fmt::format("lacks its section '{}'", name));
}

Status ModelFile::Broken(std::string_view section) const {
  return Fault(path_, fmt::format("has a broken section '{}'", section));
}

void ModelWriter::AddBytes(std::string_view name, std::span<const std::byte> bytes) {
  sections_.emplace_back(std::string(name),
                         std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

Status ModelWriter::Write(const std::string& path) const {
  size_t at = Aligned(sizeof(Header) + sections_.size() * sizeof(Entry));
  std::string body(at - sizeof(Header), '\0');
  for (size_t i = 0; i < sections_.size(); ++i) {
    const auto& [name, bytes] = sections_[i];
    Entry entry{};
    if (name.size() >= sizeof entry.name) {
      return Status::Internal(fmt::format("section name '{}' is too long", name));
    }
    std::memcpy(entry.name, name.data(), name.size());
    entry.begin = at;
    entry.size = bytes.size();
    std::memcpy(body.data() + i * sizeof entry, &entry, sizeof entry);
    body += bytes;
    at = Aligned(at + bytes.size());
    body.resize(at - sizeof(Header), '\0');
  }
  Header header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.version = kVersion;
  header.sections = static_cast<uint32_t>(sections_.size());
  header.size = sizeof header + body.size();
  header.checksum = XXH3_64bits(body.data(), body.size());
  std::memcpy(header.kind, kind_.data(), std::min(kind_.size(), sizeof header.kind - 1));
  std::ofstream out(path, std::ios::binary);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  out.write(body.data(), static_cast<std::streamsize>(body.size()));
  out.close();
  if (!out) return Status::Io(fmt::format("{}: cannot be written", path));
  return Status::Ok();
}

}  // namespace khaldun::model
