#include "dictionary/codes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>

#include "khaldun/date.h"
#include "text/ascii.h"

namespace khaldun::dictionary {
namespace {

struct Mapping {
  std::string_view from, to;  // `to` is empty where it goes
};

constexpr Mapping kRoles[] = {
    {"INS", "REB"}, {"SEP", "REB"}, {"TER", "REB"}, {"HLH", "MED"}, {"MED", "JRN"}, {"DEV", "SOC"},
    {"ENV", "SOC"}, {"HRI", "SOC"}, {"SET", "CVL"}, {"RAD", ""},    {"MOD", ""},    {"UIS", ""},
    {"NGO", "SOC"}, {"NGM", "SOC"}, {"MNC", "BUS"}, {"IGO", ""},    {"INT", ""}};

// Religions and denominations of CAMEO.
constexpr std::string_view kReligions[] = {"ADR", "ALE", "ATH", "BAH", "BUD", "CHR", "CON", "CPT",
                                           "CTH", "DOX", "DRZ", "HIN", "HSD", "ITR", "JAN", "JEW",
                                           "JHW", "LDS", "MOS", "MRN", "NRM", "PAG", "PRO", "SFI",
                                           "SHI", "SHN", "SIK", "SUN", "TAO", "UDX", "ZRO"};

// Old codes, and codes of states that are no more.
constexpr Mapping kCountries[] = {
    {"BAG", "IRQ"}, {"CSK", "CZE"}, {"DDR", "DEU"}, {"FRG", "DEU"}, {"GDR", "DEU"}, {"GMR", "DEU"},
    {"GMW", "DEU"}, {"GZS", "PSE"}, {"PAL", "PSE"}, {"ROM", "ROU"}, {"SCG", "SRB"}, {"SUN", "RUS"},
    {"TMP", "TLS"}, {"USR", "RUS"}, {"WSB", "PSE"}, {"YEA", "YEM"}, {"YES", "YEM"}, {"YMD", "YEM"},
    {"YUG", "SRB"}, {"ZAR", "COD"}, {"NGM", "NGO"}};

constexpr std::string_view kBodies[] = {"IGO", "NGO", "MNC", "IMG", "ISM", "UNO", "EUR"};

const Mapping* Find(std::span<const Mapping> table, std::string_view from) {
  auto found = std::ranges::find(table, from, &Mapping::from);
  return found == table.end() ? nullptr : &*found;
}

bool IsCountry(std::string_view code, const Vocabulary& v) {
  return std::ranges::find(kBodies, code) != std::end(kBodies) ||
         v.countries().Find(code) != nullptr;
}

void AddSector(std::string_view part, CodeReading& out) {
  std::string sector;
  // What the body's own code says already.
  if ((out.country == "IGO" && part == "UNO") || (out.country == "EUR" && part == "EEC")) return;
  if (const Mapping* role = Find(kRoles, part)) {
    sector = role->to;
  } else if (std::ranges::find(kReligions, part) != std::end(kReligions)) {
    sector = "REL";
  } else if (SectorFromName(part)) {
    sector = part;
  }
  if (sector.empty()) {
    out.dropped.emplace_back(part);
  } else if (std::ranges::find(out.sectors, sector) == out.sectors.end()) {
    out.sectors.push_back(std::move(sector));
  }
}

// "930120" or "19930120"; years 00 to 30 of the short form are of this century, as in TABARI. A
// month or day 00 is open.
std::optional<std::string> DateOf(std::string_view digits) {
  if (!std::ranges::all_of(digits, text::IsDigit)) return std::nullopt;
  if (digits.size() != 6 && digits.size() != 8) return std::nullopt;
  std::string year(digits.substr(0, digits.size() - 4));
  if (year.size() == 2) year.insert(0, year <= "30" ? "20" : "19");
  std::string_view month = digits.substr(digits.size() - 4, 2);
  std::string_view day = digits.substr(digits.size() - 2);
  if (month == "00") return year;
  std::string date = fmt::format("{}-{}", year, month);
  if (day != "00") date += fmt::format("-{}", day);
  const std::string whole = day == "00" ? date + "-01" : date;
  return ParseDate(whole) ? std::optional(date) : std::nullopt;
}

}  // namespace

std::string CodeReading::Format() const {
  if (country.empty()) return fmt::format("{}", fmt::join(sectors, " "));
  return sectors.empty() ? country : fmt::format("{} {}", country, fmt::join(sectors, " "));
}

CodeReading ReadCode(std::string_view code, bool agent, const Vocabulary& v) {
  CodeReading out;
  if (code.empty() || code == "---") {
    out.fault = "the null code: nothing is to be coded";
    return out;
  }
  if (code == "###") {
    out.fault = "the code that discards a sentence";
    return out;
  }
  if (code.find('/') != std::string_view::npos) {
    out.fault = "two actors under one name";
    return out;
  }
  if (code.size() % 3 != 0 || !std::ranges::all_of(code, text::IsAlpha)) {
    out.fault = fmt::format("'{}' is no actor code: three letters a part", code);
    return out;
  }
  for (size_t at = 0; at < code.size(); at += 3) {
    std::string_view part = code.substr(at, 3);
    if (at > 0 || agent) {
      // The European Union is a body of its own with us.
      if (out.country == "IGO" && part == "EUR") {
        out.country = "EUR";
      } else {
        AddSector(part, out);
      }
      continue;
    }
    const Mapping* old = Find(kCountries, part);
    out.country = old == nullptr ? part : old->to;
    if (IsCountry(out.country, v)) continue;
    out.country.clear();
    AddSector(part, out);
    if (!out.dropped.empty()) {
      out.fault = fmt::format("'{}' is no country and no role", part);
      return out;
    }
  }
  return out;
}

DatedReading ReadDatedCode(std::string_view bracket, const Vocabulary& v) {
  DatedReading out;
  const size_t blank = bracket.find_first_of(" \t<>");
  std::string_view time = blank == std::string_view::npos ? "" : text::Trim(bracket.substr(blank));
  out.code = ReadCode(bracket.substr(0, blank), false, v);
  if (!out.code.fault.empty() || time.empty()) return out;
  std::string_view from, to;
  if (time.starts_with('<')) {
    to = text::Trim(time.substr(1));
  } else if (time.starts_with('>')) {
    from = text::Trim(time.substr(1));
  } else {
    const size_t dash = time.find('-');
    from = text::Trim(time.substr(0, dash));
    if (dash != std::string_view::npos) to = text::Trim(time.substr(dash + 1));
  }
  std::string bounds[2];
  for (auto [digits, bound] : {std::pair{from, &bounds[0]}, std::pair{to, &bounds[1]}}) {
    if (digits.empty()) continue;
    auto date = DateOf(digits);
    if (!date) {
      out.code.fault = fmt::format("'{}' is no date; they are YYMMDD or YYYYMMDD", digits);
      return out;
    }
    *bound = *date;
  }
  // A bound may be a year alone.
  const size_t shared = std::min(bounds[0].size(), bounds[1].size());
  if (bounds[1].substr(0, shared) < bounds[0].substr(0, shared)) {
    out.code.fault = fmt::format("'{}' ends before it begins", time);
    return out;
  }
  out.time = fmt::format("{}..{}", bounds[0], bounds[1]);
  return out;
}

}  // namespace khaldun::dictionary
