#include "geo/gazetteer_writer.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <queue>

namespace khaldun::geo {
namespace {

constexpr size_t kCopyBuffer = 1 << 20;

// Orders the places that share a name; countries and states stand before towns.
uint8_t WeightOf(PlaceKind kind, uint32_t population) {
  double people = population == 0 ? 0 : std::log10(static_cast<double>(population));
  double base = 0;
  switch (kind) {
    case PlaceKind::kContinent:
      base = 240;
      break;
    case PlaceKind::kCountry:
      base = 210;
      break;
    case PlaceKind::kRegion:
      base = 190;
      break;
    case PlaceKind::kAdmin1:
      base = 160;
      break;
    case PlaceKind::kCapital:
    case PlaceKind::kCity:
      base = 20;
      break;
    case PlaceKind::kAdmin2:
      base = 30;
      break;
    default:
      base = 10;
      break;
  }
  double scale = kind == PlaceKind::kCity || kind == PlaceKind::kCapital ? 18 : 3;
  return static_cast<uint8_t>(std::min(255.0, base + scale * people));
}

int32_t Degrees(std::optional<double> value) {
  return value ? static_cast<int32_t>(std::lround(*value * 1e5)) : kNoDegrees;
}

}  // namespace

bool GazetteerWriter::Before(const Entry& a, const Entry& b) {
  if (a.hash != b.hash) return a.hash < b.hash;
  if (a.weight != b.weight) return a.weight > b.weight;
  if (a.place != b.place) return a.place < b.place;
  return a.flags > b.flags;
}

Result<GazetteerWriter::File> GazetteerWriter::Open(const std::string& path, const char* mode) {
  File file(std::fopen(path.c_str(), mode));
  if (!file) return Status::Io(fmt::format("{}: cannot write: {}", path, std::strerror(errno)));
  return file;
}

Result<GazetteerWriter::File> GazetteerWriter::Temporary(std::string_view suffix) {
  temporary_.push_back(fmt::format("{}.{}.tmp", path_, suffix));
  return Open(temporary_.back(), "w+b");
}

Status GazetteerWriter::Write(std::FILE* file, const void* data, size_t size) {
  if (size != 0 && std::fwrite(data, 1, size, file) != size) {
    return Status::Io(fmt::format("{}: cannot write: {}", path_, std::strerror(errno)));
  }
  return Status::Ok();
}

Result<std::unique_ptr<GazetteerWriter>> GazetteerWriter::Create(const std::string& path,
                                                                 size_t names_in_memory) {
  std::unique_ptr<GazetteerWriter> w(
      new GazetteerWriter(path, std::max<size_t>(names_in_memory, 16)));
  auto places = w->Temporary("places");
  if (!places) return places.error();
  auto strings = w->Temporary("strings");
  if (!strings) return strings.error();
  w->places_ = std::move(*places);
  w->strings_ = std::move(*strings);
  return w;
}

GazetteerWriter::~GazetteerWriter() {
  for (const std::string& path : temporary_) std::remove(path.c_str());
}

Result<uint32_t> GazetteerWriter::AddPlace(const NewPlace& place) {
  if (weight_.size() >= kNone || string_bytes_ + place.name.size() >= kNone) {
    return Status::WrongUse("more places than a gazetteer file holds; leave out small ones");
  }
  PlaceRecord r;
  r.geonames = place.geonames;
  r.name = static_cast<uint32_t>(string_bytes_);
  r.population = place.population;
  r.lat = Degrees(place.lat);
  r.lon = Degrees(place.lon);
  r.admin1 = place.admin1;
  if (place.country.size() == 3) std::memcpy(r.country, place.country.data(), 3);
  r.kind = static_cast<uint8_t>(place.kind);
  KHALDUN_TRY(Write(places_.get(), &r, sizeof(r)));
  std::string name(place.name);
  KHALDUN_TRY(Write(strings_.get(), name.c_str(), name.size() + 1));
  string_bytes_ += name.size() + 1;
  weight_.push_back(WeightOf(place.kind, place.population));
  return static_cast<uint32_t>(weight_.size() - 1);
}

Status GazetteerWriter::AddName(uint32_t place, std::string_view name, uint8_t flags) {
  key_.Clear();
  key_.Append(name, false);
  std::string_view key = key_.View();
  if (key.empty()) return Status::Ok();
  if (!marks_.empty()) {
    if (auto mark = marks_.find(std::string(key)); mark != marks_.end()) flags |= mark->second;
  }
  // Names that are not the place's own stand behind the same name of another place.
  int weight = weight_[place] - ((flags & (kPrimary | kAdjective | kPeople)) ? 0 : 15);
  entries_.push_back({HashKey(key), place, flags, static_cast<uint8_t>(std::max(weight, 0))});
  return entries_.size() >= limit_ ? SpillRun() : Status::Ok();
}

Status GazetteerWriter::Amend(uint32_t place, double lat, double lon, uint32_t population) {
  PlaceRecord r;
  auto offset = static_cast<long>(place * sizeof(r));
  if (std::fseek(places_.get(), offset, SEEK_SET) != 0 ||
      std::fread(&r, sizeof(r), 1, places_.get()) != 1) {
    return Status::Io(fmt::format("{}: cannot read back a temporary file", path_));
  }
  r.lat = Degrees(lat);
  r.lon = Degrees(lon);
  if (population != 0) r.population = population;
  std::fseek(places_.get(), offset, SEEK_SET);
  KHALDUN_TRY(Write(places_.get(), &r, sizeof(r)));
  std::fseek(places_.get(), 0, SEEK_END);
  return Status::Ok();
}

Status GazetteerWriter::SpillRun() {
  std::sort(entries_.begin(), entries_.end(), Before);
  auto run = Temporary(fmt::format("names{}", runs_.size()));
  if (!run) return run.error();
  KHALDUN_TRY(Write(run->get(), entries_.data(), entries_.size() * sizeof(Entry)));
  std::rewind(run->get());
  runs_.push_back(std::move(*run));
  entries_.clear();
  return Status::Ok();
}

Status GazetteerWriter::MergeNames(std::FILE* hashes, std::FILE* starts, std::FILE* names,
                                   std::vector<uint32_t>& buckets) {
  KHALDUN_TRY(SpillRun());
  using Head = std::pair<Entry, size_t>;
  auto later = [](const Head& a, const Head& b) { return Before(b.first, a.first); };
  std::priority_queue<Head, std::vector<Head>, decltype(later)> heads(later);
  auto pull = [&](size_t run) {
    Entry e;
    if (std::fread(&e, sizeof(e), 1, runs_[run].get()) == 1) heads.push({e, run});
  };
  for (size_t i = 0; i < runs_.size(); ++i) pull(i);
  buckets.assign(kBucketCount + 1, 0);
  uint32_t hash_count = 0, name_count = 0;
  std::optional<uint64_t> current;
  std::vector<uint32_t> seen;  // places under the current hash
  while (!heads.empty()) {
    auto [e, run] = heads.top();
    heads.pop();
    pull(run);
    if (current != e.hash) {
      current = e.hash;
      seen.clear();
      KHALDUN_TRY(Write(hashes, &e.hash, sizeof(e.hash)));
      KHALDUN_TRY(Write(starts, &name_count, sizeof(name_count)));
      ++buckets[(e.hash >> 48) + 1];
      ++hash_count;
    }
    if (std::find(seen.begin(), seen.end(), e.place) != seen.end()) continue;
    seen.push_back(e.place);
    Gazetteer::Name name{e.place, e.flags};
    std::array<char, sizeof(name)> bytes{};  // no stray padding in the file
    std::memcpy(bytes.data(), &name.place, sizeof(name.place));
    bytes[offsetof(Gazetteer::Name, flags)] = static_cast<char>(name.flags);
    KHALDUN_TRY(Write(names, bytes.data(), bytes.size()));
    ++name_count;
  }
  KHALDUN_TRY(Write(starts, &name_count, sizeof(name_count)));
  for (size_t b = 0; b < kBucketCount; ++b) buckets[b + 1] += buckets[b];
  return hash_count == buckets.back() ? Status::Ok()
                                      : Status::Internal("gazetteer buckets do not add up");
}

Status GazetteerWriter::Assemble(const std::vector<std::FILE*>& parts, std::FILE* out) {
  GazetteerHeader header;
  std::memcpy(header.magic, kGazetteerMagic, sizeof(header.magic));
  header.version = kGazetteerVersion;
  header.header_size = sizeof(header);
  KHALDUN_TRY(Write(out, &header, sizeof(header)));
  std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> hash(XXH3_createState(), XXH3_freeState);
  XXH3_64bits_reset(hash.get());
  std::vector<char> buffer(kCopyBuffer);
  uint64_t at = sizeof(header);
  for (size_t s = 0; s < parts.size(); ++s) {
    header.sections[s].offset = at;
    std::rewind(parts[s]);
    for (;;) {
      size_t n = std::fread(buffer.data(), 1, buffer.size(), parts[s]);
      if (n == 0) break;
      KHALDUN_TRY(Write(out, buffer.data(), n));
      XXH3_64bits_update(hash.get(), buffer.data(), n);
      header.sections[s].size += n;
    }
    at += header.sections[s].size;
    std::array<char, 8> zeros{};
    size_t pad = (8 - at % 8) % 8;
    KHALDUN_TRY(Write(out, zeros.data(), pad));
    XXH3_64bits_update(hash.get(), zeros.data(), pad);
    at += pad;
  }
  header.file_size = at;
  header.sections_hash = XXH3_64bits_digest(hash.get());
  header.header_hash = XXH3_64bits(&header, offsetof(GazetteerHeader, header_hash));
  std::rewind(out);
  return Write(out, &header, sizeof(header));
}

Status GazetteerWriter::Finish() {
  std::array<File, 4> files;
  std::array<std::string_view, 4> suffixes{"hashes", "starts", "postings", "buckets"};
  for (size_t i = 0; i < files.size(); ++i) {
    auto file = Temporary(suffixes[i]);
    if (!file) return file.error();
    files[i] = std::move(*file);
  }
  std::vector<uint32_t> buckets;
  KHALDUN_TRY(MergeNames(files[0].get(), files[1].get(), files[2].get(), buckets));
  KHALDUN_TRY(Write(files[3].get(), buckets.data(), buckets.size() * sizeof(uint32_t)));
  if (string_bytes_ == 0) KHALDUN_TRY(Write(strings_.get(), "", 1));
  std::string ready = path_ + ".new.tmp";
  temporary_.push_back(ready);
  auto out = Open(ready, "w+b");
  if (!out) return out.error();
  KHALDUN_TRY(Assemble({places_.get(), files[0].get(), files[1].get(), files[3].get(),
                        files[2].get(), strings_.get()},
                       out->get()));
  if (std::fclose(out->release()) != 0 || std::rename(ready.c_str(), path_.c_str()) != 0) {
    return Status::Io(fmt::format("{}: cannot write: {}", path_, std::strerror(errno)));
  }
  return Status::Ok();
}

}  // namespace khaldun::geo
