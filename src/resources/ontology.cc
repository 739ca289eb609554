#include "resources/ontology.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "resources/table.h"

namespace khaldun::resources {
namespace {

std::optional<double> Number(std::string_view text) {
  double value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool IsCameoCode(std::string_view code) {
  return code.size() >= 2 && code.size() <= 4 &&
         std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

std::pair<std::string_view, std::string_view> SplitOnce(std::string_view text, char at) {
  size_t i = text.find(at);
  if (i == std::string_view::npos) return {text, {}};
  return {text.substr(0, i), text.substr(i + 1)};
}

constexpr std::string_view kKinds[] = {"type", "mode", "context", "acled", "cameo", "embed"};

// The table's own order: by kind, the codes by number.
bool ComesBefore(const Row& a, const Row& b) {
  auto kind_a = std::ranges::find(kKinds, a[0]), kind_b = std::ranges::find(kKinds, b[0]);
  if (kind_a != kind_b) return kind_a < kind_b;
  return a[0] == "cameo" && a[1] < b[1];
}

}  // namespace

// Takes the table's rows one by one into `out`. Rows may refer only to rows above them, so that
// every complaint can point at the row that is wrong.
class Ontology::Reader {
 public:
  explicit Reader(Ontology& out) : out_(out) {}

  Status Take(const Row& row) {
    if (row[0] == "type") return TakeType(row);
    if (row[0] == "mode") return TakeMode(row);
    if (row[0] == "context") return TakeContext(row);
    if (row[0] == "acled") return TakeAcled(row);
    if (row[0] == "cameo") return TakeCameo(row);
    if (row[0] == "embed") return TakeEmbed(row);
    return row.Error(row[0], fmt::format("unknown kind of row '{}'", row[0]),
                     Suggest(row[0], kKinds));
  }

  Status Finish(std::string_view name) {
    for (int i = 0; i < kEventTypeCount; ++i) {
      if (out_.types_[i].quad == 0) {
        return Status::Resource(
            fmt::format("{}: type {} is missing", name, Name(static_cast<EventType>(i))));
      }
    }
    for (const auto& [sub_event, message] : acled_uses_) {
      if (out_.FindAcled(sub_event) == nullptr) return message;
    }
    std::ranges::sort(out_.cameo_, {}, &CameoCode::code);
    return Status::Ok();
  }

 private:
  static Status Fields(const Row& row, size_t count) {
    if (row.size() == count) return Status::Ok();
    return row.Error({},
                     fmt::format("a {} row has {} fields, this one {}", row[0], count, row.size()));
  }

  static Status TakeNumber(const Row& row, size_t field, double& value) {
    std::optional<double> number = Number(row[field]);
    if (!number) return row.Error(row[field], fmt::format("'{}' is no number", row[field]));
    value = *number;
    return Status::Ok();
  }

  static Status TakeQuad(const Row& row, size_t field, int& quad) {
    std::string_view text = row[field];
    if (text.size() != 1 || text[0] < '1' || text[0] > '4') {
      return row.Error(text, fmt::format("'{}' is no quad class", text), "they are 1, 2, 3 and 4");
    }
    quad = text[0] - '0';
    return Status::Ok();
  }

  // Sub-event types stand below the modes that name them, so they are looked up at the end.
  void TakeAcledUse(const Row& row, size_t field, std::string& civilian, std::string& armed) {
    if (row[field] == "-") return;
    auto [first, second] = SplitOnce(row[field], '|');
    civilian = first;
    armed = second.empty() ? first : second;
    for (std::string_view part : {first, second.empty() ? first : second}) {
      acled_uses_.emplace_back(part,
                               row.Error(part, fmt::format("no acled row defines '{}'", part)));
    }
  }

  static Status TakeTypeName(const Row& row, std::string_view name, EventType& type) {
    std::optional<EventType> found = EventTypeFromName(name);
    if (!found) {
      std::vector<std::string_view> names;
      for (int i = 0; i < kEventTypeCount; ++i) names.push_back(Name(static_cast<EventType>(i)));
      return row.Error(name, fmt::format("unknown event type '{}'", name), Suggest(name, names));
    }
    type = *found;
    return Status::Ok();
  }

  // "TYPE" or "TYPE/mode" with a mode defined above.
  Status TakeAct(const Row& row, size_t field, EventType& type, std::string& mode) {
    auto [name, mode_name] = SplitOnce(row[field], '/');
    KHALDUN_TRY(TakeTypeName(row, name, type));
    if (!mode_name.empty() && !out_.HasMode(type, mode_name)) {
      std::vector<std::string_view> modes;
      for (const Mode& m : out_.modes_) {
        if (m.type == type) modes.push_back(m.name);
      }
      return row.Error(mode_name, fmt::format("{} has no mode '{}'", name, mode_name),
                       Suggest(mode_name, modes));
    }
    mode = mode_name;
    return Status::Ok();
  }

  Status TakeType(const Row& row) {
    KHALDUN_TRY(Fields(row, 6));
    EventType type{};
    KHALDUN_TRY(TakeTypeName(row, row[1], type));
    TypeRow& out = out_.types_[static_cast<size_t>(type)];
    if (out.quad != 0) return row.Error(row[1], fmt::format("type {} is there twice", row[1]));
    KHALDUN_TRY(TakeQuad(row, 2, out.quad));
    if (out.quad != QuadClass(type)) {
      return row.Error(row[2],
                       fmt::format("the program counts {} to class {}", row[1], QuadClass(type)));
    }
    KHALDUN_TRY(TakeNumber(row, 3, out.score));
    TakeAcledUse(row, 4, out.acled_civilian, out.acled_armed);
    out.text = row[5];
    return Status::Ok();
  }

  Status TakeMode(const Row& row) {
    KHALDUN_TRY(Fields(row, 6));
    auto [type_name, mode_name] = SplitOnce(row[1], '/');
    Mode mode;
    KHALDUN_TRY(TakeTypeName(row, type_name, mode.type));
    if (mode_name.empty()) return row.Error(row[1], "a mode is written TYPE/mode");
    if (out_.HasMode(mode.type, mode_name)) {
      return row.Error(mode_name, fmt::format("{} has mode '{}' twice", type_name, mode_name));
    }
    mode.name = mode_name;
    if (row[2] != "-") mode.exported = row[2];
    KHALDUN_TRY(TakeNumber(row, 3, mode.score));
    TakeAcledUse(row, 4, mode.acled_civilian, mode.acled_armed);
    mode.text = row[5];
    out_.modes_.push_back(std::move(mode));
    return Status::Ok();
  }

  Status TakeContext(const Row& row) {
    KHALDUN_TRY(Fields(row, 3));
    if (out_.HasContext(row[1]))
      return row.Error(row[1], fmt::format("context {} is there twice", row[1]));
    out_.contexts_.emplace_back(row[1]);
    return Status::Ok();
  }

  Status TakeAcled(const Row& row) {
    KHALDUN_TRY(Fields(row, 4));
    if (out_.FindAcled(row[1]) != nullptr) {
      return row.Error(row[1], fmt::format("'{}' is there twice", row[1]));
    }
    AcledKind kind{.sub_event = std::string(row[1]), .event = std::string(row[2])};
    for (std::string_view rest = row[3]; !rest.empty();) {
      auto [part, more] = SplitOnce(rest, '|');
      kind.disorders.emplace_back(part);
      rest = more;
    }
    out_.acled_.push_back(std::move(kind));
    return Status::Ok();
  }

  Status TakeCameo(const Row& row) {
    KHALDUN_TRY(Fields(row, 6));
    std::string_view code = row[1];
    if (!IsCameoCode(code))
      return row.Error(code, fmt::format("'{}' is no CAMEO code", code), "two to four digits");
    // The table is in the order of its codes, as a reader expects it and as FindCameo needs it.
    if (!out_.cameo_.empty() && out_.cameo_.back().code >= code) {
      return row.Error(code, fmt::format("code {} stands after {}", code, out_.cameo_.back().code),
                       "codes are sorted, each there once");
    }
    if (code.size() > 2 && out_.FindCameo(code.substr(0, code.size() - 1)) == nullptr) {
      return row.Error(code, fmt::format("code {} has no parent above it", code));
    }
    CameoCode entry{.code = std::string(code)};
    KHALDUN_TRY(TakeAct(row, 2, entry.type, entry.mode));
    KHALDUN_TRY(TakeQuad(row, 3, entry.quad));
    KHALDUN_TRY(TakeNumber(row, 4, entry.goldstein));
    entry.text = row[5];
    out_.cameo_.push_back(std::move(entry));
    return Status::Ok();
  }

  Status TakeEmbed(const Row& row) {
    KHALDUN_TRY(Fields(row, 2 + kEmbeddingRoots.size()));
    EmbedRow entry{.inner = std::string(row[1])};
    if (out_.FindCameo(entry.inner) == nullptr) {
      return row.Error(row[1], fmt::format("unknown CAMEO code '{}'", row[1]));
    }
    for (size_t i = 0; i < kEmbeddingRoots.size(); ++i) {
      std::string_view code = row[2 + i];
      if (code == "-") continue;
      if (out_.FindCameo(code) == nullptr || !code.starts_with(kEmbeddingRoots[i])) {
        return row.Error(code,
                         fmt::format("'{}' is no CAMEO code under {}", code, kEmbeddingRoots[i]));
      }
      entry.outer[i] = code;
    }
    out_.embed_.push_back(std::move(entry));
    return Status::Ok();
  }

  Ontology& out_;
  std::vector<std::pair<std::string, Status>> acled_uses_;
};

Result<Ontology> Ontology::Parse(const Table& table) {
  std::vector<Row> rows;
  KHALDUN_TRY(ReadTable(table, 2, [&](const Row& row) {
    rows.push_back(row);
    return Status::Ok();
  }));
  // Rows refer to rows above them; what users lay over ours comes in at its place.
  if (table.layers.size() > 1) std::ranges::stable_sort(rows, ComesBefore);
  Ontology ontology;
  Reader reader(ontology);
  Complaints complaints;
  for (const Row& row : rows) {
    if (!complaints.Add(reader.Take(row))) break;
  }
  KHALDUN_TRY(complaints.Take());
  KHALDUN_TRY(reader.Finish(table.layers.front().front().name));
  return ontology;
}

Result<Ontology> Ontology::Load(const Share& share) {
  auto table = share.ReadTable("lexicon/ontology.tsv");
  if (!table) return table.error();
  return Parse(*table);
}

const CameoCode* Ontology::FindCameo(std::string_view code) const {
  auto at = std::ranges::lower_bound(cameo_, code, {},
                                     [](const CameoCode& c) { return std::string_view(c.code); });
  return at != cameo_.end() && at->code == code ? &*at : nullptr;
}

const CameoCode* Ontology::FindNearestCameo(std::string_view code) const {
  for (; code.size() >= 2; code.remove_suffix(1)) {
    if (const CameoCode* found = FindCameo(code)) return found;
  }
  return nullptr;
}

std::optional<double> Ontology::Goldstein(std::string_view cameo) const {
  const CameoCode* code = FindNearestCameo(cameo);
  return code == nullptr ? std::nullopt : std::optional(code->goldstein);
}

std::optional<EventType> Ontology::TypeOfCameo(std::string_view cameo) const {
  const CameoCode* code = FindNearestCameo(cameo);
  return code == nullptr ? std::nullopt : std::optional(code->type);
}

std::string_view Ontology::EmbeddedCameo(std::string_view outer, std::string_view inner) const {
  auto root = std::ranges::find(kEmbeddingRoots, outer.substr(0, 2));
  if (root == kEmbeddingRoots.end()) return {};
  for (; inner.size() >= 2; inner.remove_suffix(1)) {
    auto at = std::ranges::find(embed_, inner, &EmbedRow::inner);
    if (at != embed_.end()) return at->outer[static_cast<size_t>(root - kEmbeddingRoots.begin())];
  }
  return {};
}

const Mode* Ontology::FindMode(EventType type, std::string_view mode) const {
  auto at =
      std::ranges::find_if(modes_, [&](const Mode& m) { return m.type == type && m.name == mode; });
  return at == modes_.end() ? nullptr : &*at;
}

bool Ontology::HasContext(std::string_view context) const {
  return std::ranges::find(contexts_, context) != contexts_.end();
}

double Ontology::PloverScore(EventType type, std::string_view mode) const {
  const Mode* found = FindMode(type, mode);
  return found == nullptr ? types_[static_cast<size_t>(type)].score : found->score;
}

std::string_view Ontology::ExportedMode(EventType type, std::string_view mode) const {
  const Mode* found = FindMode(type, mode);
  return found == nullptr ? std::string_view{} : found->exported;
}

std::string_view Ontology::AcledSubType(EventType type, std::string_view mode, bool armed) const {
  if (const Mode* found = FindMode(type, mode)) {
    return armed ? found->acled_armed : found->acled_civilian;
  }
  const TypeRow& row = types_[static_cast<size_t>(type)];
  return armed ? row.acled_armed : row.acled_civilian;
}

const AcledKind* Ontology::FindAcled(std::string_view sub_event) const {
  auto at = std::ranges::find(acled_, sub_event, &AcledKind::sub_event);
  return at == acled_.end() ? nullptr : &*at;
}

}  // namespace khaldun::resources
