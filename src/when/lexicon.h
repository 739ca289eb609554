// The words of time expressions: lexicon/time.tsv and lexicon/time_feasts.tsv, whose heads explain
// the classes and rules.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "khaldun/date.h"
#include "khaldun/status.h"
#include "resources/share.h"

namespace khaldun::when {

enum class Unit : int8_t {
  kSecond,
  kMinute,
  kHour,
  kDay,
  kNight,
  kWeek,
  kFortnight,
  kWeekend,
  kMonth,
  kQuarter,
  kHalf,
  kYear,
  kDecade,
  kCentury,
  kMillennium,
  kPeriod,
};

enum class Season : int8_t { kSpring, kSummer, kFall, kWinter };
enum class DayPart : int8_t { kMorning, kMidday, kAfternoon, kEvening, kNight };
enum class Edge : int8_t { kNone, kStart, kMid, kEnd };
enum class Deixis : int8_t { kNone, kLast, kThis, kNext, kLatest, kSame, kPrior, kAfter, kRecent };

enum class WordClass : uint8_t {
  kMonth,
  kMonthShort,
  kWeekday,
  kWeekdayShort,
  kUnit,
  kSeason,
  kPart,
  kClock,
  kCardinal,
  kOrdinal,
  kDecade,
  kScale,
  kVague,
  kDeictic,
  kEdge,
  kDay,
  kTonight,
  kReference,
  kEvery,
  kFrequency,
  kApprox,
  kZone,
  kEra,
  kIslamic,
  kIslamicShort,
  kPersian,
  kQuantity,
  kNumbered,
  kBetween,
  kPaper,
  kFuture,
  kProspect,
};

// Words that the grammar names itself.
enum class Function : uint8_t {
  kNone,
  kA,
  kAfter,
  kAgo,
  kAnd,
  kAt,
  kBefore,
  kBetween,
  kBy,
  kCouple,
  kEarlier,
  kEnded,
  kFew,
  kFiscal,
  kFor,
  kFrom,
  kFull,
  kHalf,
  kHence,
  kIn,
  kLater,
  kLeast,
  kLess,
  kLocal,
  kLong,
  kMore,
  kNot,
  kNow,
  kO,
  kOf,
  kOld,
  kOn,
  kOr,
  kPer,
  kS,
  kSince,
  kSo,
  kSome,
  kThan,
  kThe,
  kThrough,
  kTil,
  kTime,
  kTimes,
  kTo,
  kMeridiem,
  kUp,
  kWithin,
  kDuring,
  kOver,
  kUntil,
  kIts,
  kM,
  kClockWord,
  kPercent,
  kTh,
  kOther,
  kEnd,
  kOlds,
  kBeforehand,
  kAfterward,
  kNear,
  kFuture,
  kPast,
  kThese,
};

enum class Era : int8_t { kCommon, kBefore, kIslamic, kPersian };
inline constexpr int kUnknownZone = 10000;  // a zone is named that stands for several

// What a word may mean.
struct Entry {
  struct Meaning {
    WordClass cls;
    int16_t value;
  };
  std::array<Meaning, 4> meanings{};
  uint8_t count = 0;
  Function function = Function::kNone;

  std::optional<int> Get(WordClass cls) const {
    for (int i = 0; i < count; ++i) {
      if (meanings[i].cls == cls) return meanings[i].value;
    }
    return std::nullopt;
  }
};

// How a day with a name lies in a year.
struct FeastRule {
  enum class Kind : uint8_t {
    kFixed,
    kOnce,
    kEaster,
    kOrthodox,
    kNth,
    kAfter,
    kIslamic,
    kPersian,
    kHebrew
  };
  Kind kind{};
  int a = 0, b = 0, c = 0;
  int length = 1;

  // Its first day in the Gregorian year; nothing where it does not fall into it.
  std::optional<Date> In(int year) const;
};

struct FeastName {
  std::vector<std::string> words;  // after the first: in lower case, marks as words of their own
  bool capitals = false;
  uint32_t rule = 0;
};

// Immutable once loaded.
class TimeLexicon {
 public:
  // Resource error naming file, line and column where a line is broken.
  static Result<TimeLexicon> Load(const resources::Share& share);

  // Nullptr where the word, in lower case, has no meaning here.
  const Entry* Find(std::string_view lower) const {
    auto it = words_.find(lower);
    return it == words_.end() ? nullptr : &it->second;
  }

  // The names that begin with this word, in lower case; the longer first.
  const std::vector<FeastName>* FeastsAt(std::string_view lower) const {
    auto it = feasts_.find(lower);
    return it == feasts_.end() ? nullptr : &it->second;
  }
  const FeastRule& rule(uint32_t index) const { return rules_[index]; }

  // No word of the lexicon is longer.
  static constexpr size_t kLongestWord = 24;

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  template <class T>
  using Map = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  Status LoadWords(const resources::Table& table);
  Status LoadFeasts(const resources::Table& table);

  Map<Entry> words_;
  Map<std::vector<FeastName>> feasts_;
  std::vector<FeastRule> rules_;
};

}  // namespace khaldun::when
