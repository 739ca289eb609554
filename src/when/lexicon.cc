#include "when/lexicon.h"

#include <algorithm>
#include <charconv>
#include <span>

#include "resources/table.h"
#include "when/calendar.h"

namespace khaldun::when {
namespace {

using resources::Row;

// The file's name of a class, and the names its values may have; without names they are numbers.
struct ClassName {
  std::string_view name;
  WordClass cls;
  std::span<const std::string_view> values;
};

constexpr std::string_view kUnits[] = {"S", "MIN", "H", "D", "NI", "W",  "F",  "WE",
                                       "M", "Q",   "-", "Y", "DE", "CE", "ML", "PE"};
constexpr std::string_view kSeasons[] = {"SP", "SU", "FA", "WI"};
constexpr std::string_view kParts[] = {"MO", "MI", "AF", "EV", "NI"};
constexpr std::string_view kEdges[] = {"-", "start", "mid", "end"};
constexpr std::string_view kDeictics[] = {"-",    "last",  "this",  "next",  "latest",
                                          "same", "prior", "after", "recent"};
constexpr std::string_view kReferences[] = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"};
constexpr std::string_view kFrequencies[] = {"PT1H", "P1D", "P1W", "P2W", "P1M", "P1Q", "P1Y"};
constexpr std::string_view kEras[] = {"AD", "BC", "AH", "AP"};

constexpr ClassName kClasses[] = {
    {"month", WordClass::kMonth, {}},
    {"month.", WordClass::kMonthShort, {}},
    {"weekday", WordClass::kWeekday, {}},
    {"weekday.", WordClass::kWeekdayShort, {}},
    {"unit", WordClass::kUnit, kUnits},
    {"season", WordClass::kSeason, kSeasons},
    {"part", WordClass::kPart, kParts},
    {"clock", WordClass::kClock, {}},
    {"cardinal", WordClass::kCardinal, {}},
    {"ordinal", WordClass::kOrdinal, {}},
    {"decade", WordClass::kDecade, {}},
    {"scale", WordClass::kScale, {}},
    {"vague", WordClass::kVague, {}},
    {"deictic", WordClass::kDeictic, kDeictics},
    {"edge", WordClass::kEdge, kEdges},
    {"day", WordClass::kDay, {}},
    {"day.", WordClass::kTonight, {}},
    {"ref", WordClass::kReference, kReferences},
    {"every", WordClass::kEvery, {}},
    {"frequency", WordClass::kFrequency, kFrequencies},
    {"approx", WordClass::kApprox, {}},
    {"zone", WordClass::kZone, {}},
    {"era", WordClass::kEra, kEras},
    {"islamic", WordClass::kIslamic, {}},
    {"islamic.", WordClass::kIslamicShort, {}},
    {"persian", WordClass::kPersian, {}},
    {"quantity", WordClass::kQuantity, {}},
    {"numbered", WordClass::kNumbered, {}},
    {"between", WordClass::kBetween, {}},
    {"paper", WordClass::kPaper, {}},
    {"future", WordClass::kFuture, {}},
    {"prospect", WordClass::kProspect, {}},
};

struct FunctionName {
  std::string_view word;
  Function function;
};
constexpr FunctionName kFunctions[] = {
    {"a", Function::kA},
    {"an", Function::kA},
    {"after", Function::kAfter},
    {"ago", Function::kAgo},
    {"and", Function::kAnd},
    {"at", Function::kAt},
    {"before", Function::kBefore},
    {"between", Function::kBetween},
    {"by", Function::kBy},
    {"couple", Function::kCouple},
    {"earlier", Function::kEarlier},
    {"ended", Function::kEnded},
    {"ending", Function::kEnded},
    {"few", Function::kFew},
    {"fiscal", Function::kFiscal},
    {"for", Function::kFor},
    {"from", Function::kFrom},
    {"full", Function::kFull},
    {"half", Function::kHalf},
    {"hence", Function::kHence},
    {"in", Function::kIn},
    {"later", Function::kLater},
    {"least", Function::kLeast},
    {"most", Function::kLeast},
    {"less", Function::kLess},
    {"fewer", Function::kLess},
    {"local", Function::kLocal},
    {"long", Function::kLong},
    {"more", Function::kMore},
    {"no", Function::kNot},
    {"not", Function::kNot},
    {"now", Function::kNow},
    {"o", Function::kO},
    {"of", Function::kOf},
    {"old", Function::kOld},
    {"on", Function::kOn},
    {"or", Function::kOr},
    {"per", Function::kPer},
    {"s", Function::kS},
    {"since", Function::kSince},
    {"so", Function::kSo},
    {"some", Function::kSome},
    {"than", Function::kThan},
    {"the", Function::kThe},
    {"through", Function::kThrough},
    {"thru", Function::kThrough},
    {"till", Function::kTil},
    {"til", Function::kTil},
    {"until", Function::kUntil},
    {"time", Function::kTime},
    {"times", Function::kTimes},
    {"once", Function::kTimes},
    {"twice", Function::kTimes},
    {"to", Function::kTo},
    {"up", Function::kUp},
    {"within", Function::kWithin},
    {"during", Function::kDuring},
    {"over", Function::kOver},
    {"its", Function::kIts},
    {"their", Function::kIts},
    {"his", Function::kIts},
    {"her", Function::kIts},
    {"our", Function::kIts},
    // Digits before these are a number of their own: "10am".
    {"am", Function::kMeridiem},
    {"pm", Function::kMeridiem},
    {"p", Function::kMeridiem},
    {"m", Function::kM},
    {"clock", Function::kClockWord},
    {"percent", Function::kPercent},
    {"st", Function::kTh},
    {"nd", Function::kTh},
    {"rd", Function::kTh},
    {"th", Function::kTh},
    {"other", Function::kOther},
    {"end", Function::kEnd},
    {"olds", Function::kOlds},
    {"beforehand", Function::kBeforehand},
    {"afterward", Function::kAfterward},
    {"afterwards", Function::kAfterward},
    {"near", Function::kNear},
    {"future", Function::kFuture},
    {"past", Function::kPast},
    {"these", Function::kThese},
};

std::optional<int> Number(std::string_view s) {
  int value = 0;
  auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  if (error != std::errc{} || end != s.data() + s.size()) return std::nullopt;
  return value;
}

std::string Lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

template <class F>
void Divide(std::string_view s, std::string_view marks, F each) {
  for (size_t at = 0; at <= s.size();) {
    size_t end = std::min(s.find_first_of(marks, at), s.size());
    if (end > at) each(s.substr(at, end - at));
    at = end + 1;
  }
}

Result<int16_t> ValueOf(const Row& row, const ClassName& cls) {
  std::string_view field = row[2];
  if (field.empty() && cls.values.empty()) return int16_t{0};
  if (cls.cls == WordClass::kZone && field == "local") return static_cast<int16_t>(kUnknownZone);
  if (!cls.values.empty()) {
    auto it = std::find(cls.values.begin(), cls.values.end(), field);
    if (it != cls.values.end()) return static_cast<int16_t>(it - cls.values.begin());
    return row.Error(
        field,
        "unknown value '" + std::string(field) + "' of class '" + std::string(cls.name) + "'",
        resources::Suggest(field, cls.values));
  }
  auto number = Number(field);
  if (!number || *number < -2000 || *number > kUnknownZone) {
    return row.Error(field, "'" + std::string(field) + "' is no number");
  }
  return static_cast<int16_t>(*number);
}

// A feast's name cut as the tokenizer cuts text: runs of letters, runs of digits, single marks.
std::vector<std::string> CutName(std::string_view name) {
  std::vector<std::string> words;
  auto kind = [](char c) {
    auto u = static_cast<unsigned char>(c);
    if (u >= '0' && u <= '9') return 1;
    if ((u | 32) >= 'a' && (u | 32) <= 'z') return 2;
    return u >= 0x80 ? 2 : u == ' ' ? 0 : 3;
  };
  int last = 0;
  for (char c : name) {
    int k = kind(c);
    if (k != 0) {
      if (k == 3 || k != last) words.emplace_back();
      words.back() += c;
    }
    last = k;
  }
  return words;
}

Result<FeastRule> RuleOf(const Row& row) {
  static constexpr std::string_view kKinds[] = {"fixed", "day",     "easter",  "orthodox", "nth",
                                                "after", "islamic", "persian", "hebrew"};
  static constexpr int kNumbers[] = {2, 3, 1, 1, 3, 3, 2, 2, 2};
  std::string_view field = row[1];
  std::string_view name = field.substr(0, field.find(' '));
  auto it = std::find(std::begin(kKinds), std::end(kKinds), name);
  if (it == std::end(kKinds)) {
    return row.Error(name, "unknown rule '" + std::string(name) + "'",
                     resources::Suggest(name, kKinds));
  }
  auto kind = static_cast<size_t>(it - std::begin(kKinds));
  bool may_be_negative = name == "easter" || name == "orthodox" || name == "nth";
  std::vector<int> numbers;
  bool good = true;
  Divide(field.substr(name.size()), may_be_negative ? " " : " -", [&](std::string_view s) {
    auto n = Number(s);
    good = good && n.has_value();
    numbers.push_back(n.value_or(0));
  });
  if (!good || numbers.size() != static_cast<size_t>(kNumbers[kind])) {
    return row.Error(field, "the rule '" + std::string(name) + "' takes " +
                                std::to_string(kNumbers[kind]) + " numbers");
  }
  numbers.resize(3);
  FeastRule rule{static_cast<FeastRule::Kind>(kind), numbers[0], numbers[1], numbers[2], 1};
  if (!row[2].empty()) {
    auto length = Number(row[2]);
    if (!length || *length < 1 || *length > 366)
      return row.Error(row[2], "a length is 1 to 366 days");
    rule.length = *length;
  }
  return rule;
}

}  // namespace

std::optional<Date> FeastRule::In(int year) const {
  if (year < kFirstYear + 1 || year >= kLastYear) return std::nullopt;
  auto first_of_year = *MakeDate(year, 1, 1);
  // A foreign year may begin in this one or in the one before.
  auto foreign = [&](int near, auto convert) -> std::optional<Date> {
    for (int y = near - 1; y <= near + 1; ++y) {
      auto date = convert(y);
      if (date && static_cast<int>(date->year()) == year) return date;
    }
    return std::nullopt;
  };
  switch (kind) {
    case Kind::kFixed:
      return MakeDate(year, a, b);
    case Kind::kOnce:
      return MakeDate(a, b, c);
    case Kind::kEaster:
      return Shift(EasterSunday(year), a);
    case Kind::kOrthodox:
      return Shift(OrthodoxEasterSunday(year), a);
    case Kind::kNth:
      return NthWeekday(year, a, b, c);
    case Kind::kAfter: {
      auto date = MakeDate(year, a, b);
      if (!date) return std::nullopt;
      return Shift(*date, (c - IsoWeekday(*date) + 6) % 7 + 1);
    }
    case Kind::kIslamic:
      return foreign(IslamicYearOf(first_of_year) + 1, [&](int y) { return FromIslamic(y, a, b); });
    case Kind::kPersian:
      return foreign(PersianYearOf(first_of_year) + 1, [&](int y) { return FromPersian(y, a, b); });
    case Kind::kHebrew:
      return foreign(year + 3761, [&](int y) { return FromHebrew(y, a, b); });
  }
  return std::nullopt;
}

Status TimeLexicon::LoadWords(const resources::Table& table) {
  for (const auto& f : kFunctions) words_[std::string(f.word)].function = f.function;
  return resources::ReadTable(table, 3, [&](const Row& row) -> Status {
    const ClassName* cls = nullptr;
    for (const auto& c : kClasses) {
      if (c.name == row[1]) cls = &c;
    }
    if (cls == nullptr) {
      std::vector<std::string_view> names;
      for (const auto& c : kClasses) names.push_back(c.name);
      return row.Error(row[1], "unknown class '" + std::string(row[1]) + "'",
                       resources::Suggest(row[1], names));
    }
    auto value = ValueOf(row, *cls);
    if (!value) return value.error();
    Status status;
    Divide(row[0], "|", [&](std::string_view word) {
      Entry& entry = words_[Lower(word)];
      if (word.size() > kLongestWord) {
        status = row.Error(word, "a word has at most " + std::to_string(kLongestWord) + " bytes");
      } else if (entry.count == entry.meanings.size()) {
        status = row.Error(word, "too many meanings of '" + std::string(word) + "'");
      } else {
        entry.meanings[entry.count++] = {cls->cls, *value};
      }
    });
    return status;
  });
}

Status TimeLexicon::LoadFeasts(const resources::Table& table) {
  Status status = resources::ReadTable(table, 3, [&](const Row& row) -> Status {
    auto rule = RuleOf(row);
    if (!rule) return rule.error();
    auto index = static_cast<uint32_t>(rules_.size());
    rules_.push_back(*rule);
    Status fault;
    auto add = [&](std::string_view name, std::string_view part) {
      FeastName feast;
      feast.capitals =
          std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      feast.words = CutName(Lower(name));
      feast.rule = index;
      if (feast.words.empty()) {
        fault = row.Error(part, "a name without words");
        return;
      }
      std::string first = feast.words.front();
      feast.words.erase(feast.words.begin());
      feasts_[first].push_back(std::move(feast));
    };
    Divide(row[0], "|", [&](std::string_view name) {
      size_t open = name.find('['), close = name.find(']');
      if (open == name.npos && close == name.npos) return add(name, name);
      if (open == name.npos || close == name.npos || close < open) {
        fault = row.Error(name, "a bracket without its partner");
        return;
      }
      std::string before(name.substr(0, open)), after(name.substr(close + 1));
      add(before + after, name);
      add(before + std::string(name.substr(open + 1, close - open - 1)) + after, name);
    });
    return fault;
  });
  for (auto& [first, names] : feasts_) {
    std::stable_sort(names.begin(), names.end(), [](const FeastName& a, const FeastName& b) {
      return a.words.size() > b.words.size();
    });
  }
  return status;
}

Result<TimeLexicon> TimeLexicon::Load(const resources::Share& share) {
  TimeLexicon lexicon;
  auto words = share.ReadTable("lexicon/time.tsv");
  if (!words) return words.error();
  KHALDUN_TRY(lexicon.LoadWords(*words));
  auto feasts = share.ReadTable("lexicon/time_feasts.tsv");
  if (!feasts) return feasts.error();
  KHALDUN_TRY(lexicon.LoadFeasts(*feasts));
  return lexicon;
}

}  // namespace khaldun::when
