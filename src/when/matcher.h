// The grammar: finds time expressions in the tokens of one sentence. Hand-written matchers, each of
// which looks a bounded number of tokens ahead, so a sentence takes linear time.
#pragma once

#include <span>
#include <vector>

#include "khaldun/document.h"
#include "when/expression.h"
#include "when/token.h"

namespace khaldun::when {

// How the document writes dates in digits.
enum class DateOrder : uint8_t { kDayFirst, kMonthFirst };

class Matcher {
 public:
  Matcher(const Document& document, const TimeLexicon& lexicon, DateOrder order)
      : text_(document.text()),
        syntax_(document.Has(Layer::kSyntax) ? &document.Get<SyntaxLayer>() : nullptr),
        lexicon_(lexicon),
        order_(order) {}

  // Appends the expressions of the tokens in order; they do not overlap.
  void Find(std::span<const Token> tokens, std::vector<Expression>& found);

 private:
  using At = uint32_t;  // a position in the tokens
  template <class T>
  struct Read {  // what was read and where it ends
    At end;
    T value;
  };
  template <class T>
  using Maybe = std::optional<Read<T>>;
  using Match = std::optional<Expression>;

  // Tokens; past the end an empty token, so that no matcher need ask.
  const Token& Tok(At i) const { return i < tokens_.size() ? tokens_[i] : none_; }
  bool Is(At i, Function f) const { return Tok(i).Is(f); }
  bool Mark(At i, char c) const { return Tok(i).mark == c; }
  bool Dash(At i) const { return Tok(i).mark == '-'; }
  At SkipDash(At i) const { return Dash(i) ? i + 1 : i; }
  std::optional<int> Value(At i, WordClass c) const { return Tok(i).Get(c); }
  std::string_view Text(At i) const { return Tok(i).span().In(text_); }
  Upos Tag(At i) const;
  bool PluralNoun(At i) const;
  bool Plural(At i) const;  // the run of letters ends in s
  bool NounFollows(At i) const;

  // match_number.cc
  Maybe<int> Cardinal(At i) const;     // words and lone digits, a whole number
  Maybe<int> Ordinal(At i) const;      // "third", "3rd", "twenty-third"
  Maybe<Quantity> Amount(At i) const;  // before a unit
  Maybe<int> DayNumber(At i) const;    // 1 to 31, with or without "th"
  Maybe<int> YearNumber(At i) const;   // four digits, '98, nineteen ninety-six; no check of context
  bool YearStandsAlone(At i, At end) const;

  // match_date.cc
  Match NumericDate(At i) const;
  Match NamedDate(At i) const;  // with a month's name or a weekday
  Maybe<int> MonthName(At i) const;
  bool ReadMonthFirst(At i, Expression& e) const;
  bool ReadDayFirst(At i, Expression& e) const;
  Match MonthAlone(At i, Edge edge) const;
  Match BareYear(At i) const;
  Match Foreign(At i) const;  // Islamic and Persian dates
  Match Feast(At i) const;
  bool MonthStands(At i) const;                  // "May", "March": a month and no other word
  void DayList(std::vector<Expression>& found);  // days that follow the last one found
  At TrailingYear(At i, Expression& e) const;
  At TrailingDeixis(At i, Expression& e) const;

  // match_clock.cc
  Maybe<Clock> ClockTime(At i) const;
  Maybe<bool> Meridiem(At i) const;       // true for p.m.
  Match WithClock(At i) const;            // a clock time, with the date around it
  void AttachClock(Expression& e) const;  // "Wednesday at 10 p.m."
  void AttachPart(Expression& e) const;   // "Sunday night"

  // match_unit.cc
  Match DayWord(At i) const;
  Match DeicticUnit(At i) const;
  Match NamedNear(At at, Deixis deixis) const;
  Match NearUnits(Expression e, bool the) const;
  Match QuarterOfYear(const Expression& year) const;
  Match PartOfYear(At i) const;
  bool ReadPartName(At i, Expression& e) const;
  bool ReadPartYear(Expression& e) const;
  Match SeasonOf(At i) const;
  Match DecadeOrCentury(At i) const;
  Match EdgeOf(At i) const;
  Match YearEnd(At i) const;
  Match PartOfDay(At i) const;
  void AttachDay(Expression& e) const;  // "mid-afternoon yesterday"

  // match_duration.cc
  Match Duration(At i) const;
  At SkipApproximation(At i) const;
  At ReadLimits(At i, bool first, Expression& e) const;
  void ReadLengthTail(bool one, Expression& e) const;
  bool LedToLength(At i) const;
  bool BarePlural(At i, const Expression& e) const;
  Match Set(At i) const;
  Match Reference(At i) const;
  Match YearAgo(At i) const;
  At Direct(Expression& e, At i) const;
  bool Age(At i) const;

  At AgeAt(At i) const;
  bool LeadingDays(At i, std::vector<Expression>& found) const;
  Match Best(At i) const;
  void ReadContext(Expression& e) const;
  void LendDays(std::vector<Expression>& found, size_t begin) const;
  void JoinRanges(std::vector<Expression>& found, size_t begin) const;

  std::string_view text_;
  const SyntaxLayer* syntax_;
  const TimeLexicon& lexicon_;
  DateOrder order_;
  std::span<const Token> tokens_;
  At after_last_ = 0;  // where the expression before ends
  Token none_;
};

}  // namespace khaldun::when
