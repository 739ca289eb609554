#include "resources/actors.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "resources/fields.h"

namespace khaldun::resources {
namespace {

// "2014", "2014-03" or "2014-03-07"; the first day of it, or with `last` the last.
std::optional<Date> ReadPartialDate(std::string_view text, bool last) {
  int fields[3] = {0, last ? 12 : 1, 1};
  int count = 0;
  for (std::string_view part : SplitList(text, '-')) {
    if (count == 3 || part.size() != (count == 0 ? 4u : 2u)) return std::nullopt;
    auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), fields[count]);
    if (error != std::errc() || end != part.data() + part.size()) return std::nullopt;
    ++count;
  }
  if (count == 0) return std::nullopt;
  Date date{std::chrono::year{fields[0]}, std::chrono::month{static_cast<unsigned>(fields[1])},
            std::chrono::day{static_cast<unsigned>(fields[2])}};
  if (!date.ok()) return std::nullopt;
  return last && count < 3 ? EndOfMonth(date) : date;
}

Status ReadTime(const Row& row, std::string_view part, DatedCode& code) {
  size_t dots = part.find("..");
  std::string_view from = part.substr(0, dots), to = part.substr(dots + 2);
  for (auto [text, last, side] : {std::tuple{from, false, &code.from}, {to, true, &code.to}}) {
    if (text.empty()) continue;
    *side = ReadPartialDate(text, last);
    if (!*side) {
      return row.Error(text, fmt::format("'{}' is no date", text),
                       "write YYYY, YYYY-MM or YYYY-MM-DD");
    }
  }
  if (code.from && code.to && *code.to < *code.from) {
    return row.Error(part, fmt::format("'{}' ends before it begins", part));
  }
  return Status::Ok();
}

Status ReadCode(const Row& row, std::string_view field, const Countries* countries,
                DatedCode& code) {
  std::vector<std::string_view> parts = SplitList(field, ' ');
  KHALDUN_TRY(CheckCountryCode(row, parts[0], countries));
  code.code.country = parts[0];
  for (size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].find("..") == std::string_view::npos) {
      KHALDUN_TRY(ReadSectors(row, parts[i], code.code.sectors));
    } else if (i + 1 != parts.size()) {
      return row.Error(parts[i + 1], "a code ends with its time");
    } else {
      KHALDUN_TRY(ReadTime(row, parts[i], code));
    }
  }
  return Status::Ok();
}

void Join(ActorCode& to, const ActorCode& from) {
  if (to.country.empty()) to.country = from.country;
  if (to.country != from.country) return;
  for (Sector s : from.sectors) {
    if (std::find(to.sectors.begin(), to.sectors.end(), s) == to.sectors.end())
      to.sectors.push_back(s);
  }
}

bool HasSector(const ActorCode& code, Sector sector) {
  return std::find(code.sectors.begin(), code.sectors.end(), sector) != code.sectors.end();
}

// Open sides reach to the ends of what the lexicon tells of.
Date EndOf(const DatedCode& c) {
  return c.to.value_or(Date{std::chrono::year{2030}, std::chrono::month{1}, std::chrono::day{1}});
}
Date BeginOf(const DatedCode& c) {
  return c.from.value_or(Date{std::chrono::year{1960}, std::chrono::month{1}, std::chrono::day{1}});
}

const DatedCode& LikeliestCode(const Actor& actor) {
  bool person = actor.kind == EntityKind::kPerson;
  auto worth = [&](const DatedCode& c) {
    bool office = person && (HasSector(c.code, Sector::kGov) || c.code.country == "IGO");
    bool retired = c.code.sectors == std::vector<Sector>{Sector::kEli};
    auto end = std::chrono::sys_days{EndOf(c)}.time_since_epoch();
    auto length = std::chrono::sys_days{EndOf(c)} - std::chrono::sys_days{BeginOf(c)};
    return std::tuple{!retired, office, person ? end : length};
  };
  return *std::max_element(
      actor.codes.begin(), actor.codes.end(),
      [&](const DatedCode& a, const DatedCode& b) { return worth(a) < worth(b); });
}

constexpr std::array<std::string_view, 3> kKinds = {"person", "organization", "group"};

}  // namespace

ActorCode Actor::CodeAt(std::optional<Date> date) const {
  ActorCode joined;
  for (const DatedCode& c : codes) {
    if (c.dated() && date && c.Holds(*date)) Join(joined, c.code);
  }
  if (!joined.empty()) return joined;
  for (const DatedCode& c : codes) {
    if (!c.dated()) return c.code;
  }
  if (!date) return LikeliestCode(*this).code;
  // Every code is dated and none holds: the one that ended last before the date.
  const DatedCode* nearest = nullptr;
  for (const DatedCode& c : codes) {
    if (c.from && *c.from > *date) continue;
    if (nearest == nullptr || EndOf(*nearest) < EndOf(c)) nearest = &c;
  }
  if (nearest != nullptr) return nearest->code;
  return {codes.front().code.country, {}};
}

std::optional<ActorCode> Actor::CodeAs(const ActorCode& said) const {
  const DatedCode* best = nullptr;
  for (const DatedCode& c : codes) {
    bool country = said.country.empty() || said.country == c.code.country;
    bool sector = said.sectors.empty() || HasSector(c.code, said.sectors.front());
    if (country && sector && (best == nullptr || EndOf(*best) < EndOf(c))) best = &c;
  }
  return best == nullptr ? std::nullopt : std::optional(best->code);
}

bool Actor::ActiveAt(std::optional<Date> date) const {
  return !date || std::any_of(codes.begin(), codes.end(),
                              [&](const DatedCode& c) { return c.Holds(*date); });
}

Result<Actors> Actors::Read(const Table& table, const Countries* countries) {
  Actors result;
  auto each = [&](const Row& row) -> Status {
    Actor actor;
    actor.name = row[0];
    if (row[0].empty()) return row.Error(row[0], "the actor has no name");
    if (row.size() > 4) return row.Error(row[4], "an actor has four fields");
    for (std::string_view other : SplitList(row[1])) actor.other_names.emplace_back(other);
    if (row[2] == kKinds[0]) {
      actor.kind = EntityKind::kPerson;
    } else if (row[2] == kKinds[1]) {
      actor.kind = EntityKind::kOrganization;
    } else if (row[2] == kKinds[2]) {
      actor.kind = EntityKind::kGroup;
    } else {
      std::string remedy = Suggest(row[2], kKinds);
      if (remedy.empty()) remedy = "kinds are person, organization, group";
      return row.Error(row[2], fmt::format("unknown kind '{}'", row[2]), remedy);
    }
    for (std::string_view code : SplitList(row[3], ';')) {
      KHALDUN_TRY(ReadCode(row, code, countries, actor.codes.emplace_back()));
    }
    if (actor.codes.empty()) return row.Error(row[3], "the actor has no code");
    result.actors_.push_back(std::move(actor));
    return Status::Ok();
  };
  KHALDUN_TRY(ReadTable(table, 1, each));
  return result;
}

Result<Actors> Actors::ReadAll(const Share& share) {
  auto table = share.ReadTable("lexicon/actors");
  if (!table) return table.error();
  auto country_table = share.ReadTable("lexicon/countries.tsv");
  if (!country_table) return country_table.error();
  auto countries = Countries::Read(*country_table);
  if (!countries) return countries.error();
  return Read(*table, &*countries);
}

}  // namespace khaldun::resources
