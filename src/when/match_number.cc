#include "when/matcher.h"

namespace khaldun::when {

Upos Matcher::Tag(At i) const {
  if (syntax_ == nullptr || i >= tokens_.size()) return Upos::kX;
  return syntax_->word(Tok(i).word).upos;
}

bool Matcher::PluralNoun(At i) const {
  return Tag(i) == Upos::kNoun && syntax_->word(Tok(i).word).features.Has(Feature::kNumber, "Plur");
}

bool Matcher::Plural(At i) const {
  const Token& t = Tok(i);
  return t.end > t.begin + 2 && t.mark == 0 && (text_[t.end - 1] | 32) == 's';
}

// "two", "twenty-four", "a hundred and ten" without the article, "210".
Matcher::Maybe<int> Matcher::Cardinal(At i) const {
  const Token& first = Tok(i);
  if (first.lone) {
    if (first.digits > 6) return std::nullopt;
    return Read<int>{i + 1, static_cast<int>(first.number)};
  }
  int total = 0, current = 0;
  bool any = false;
  At end = i;
  for (At at = i; at < i + 12;) {
    if (auto v = Value(at, WordClass::kCardinal)) {
      bool fits = !any || current == 0 ? current == 0
                  : *v < 10 ? current % 100 == 0 || (current % 10 == 0 && current % 100 >= 20)
                            : current % 100 == 0;
      if (!fits) break;
      current += *v;
    } else if (auto s = Value(at, WordClass::kScale); s && any) {
      if (current == 0 || current >= *s) break;
      current *= *s;
      if (*s == 1000) {
        total += current;
        current = 0;
      }
    } else {
      break;
    }
    any = true;
    end = ++at;
    bool scale = Value(end - 1, WordClass::kScale).has_value();
    if (scale && Is(at, Function::kAnd) && Value(at + 1, WordClass::kCardinal)) ++at;
    if (Dash(at) && Value(at + 1, WordClass::kCardinal)) ++at;
  }
  if (!any) return std::nullopt;
  return Read<int>{end, total + current};
}

Matcher::Maybe<int> Matcher::Ordinal(At i) const {
  if (auto v = Value(i, WordClass::kOrdinal)) return Read<int>{i + 1, *v};
  if (Tok(i).lone && Tok(i).digits <= 3 && Is(i + 1, Function::kTh) && Tok(i + 1).glued) {
    return Read<int>{i + 2, static_cast<int>(Tok(i).number)};
  }
  auto tens = Value(i, WordClass::kCardinal);
  if (tens && *tens >= 20 && *tens % 10 == 0) {
    At at = SkipDash(i + 1);
    auto ones = Value(at, WordClass::kOrdinal);
    if (ones && *ones < 10) return Read<int>{at + 1, *tens + *ones};
  }
  return std::nullopt;
}

Matcher::Maybe<Quantity> Matcher::Amount(At i) const {
  if (Is(i, Function::kHalf)) {
    At at = SkipDash(i + 1);
    if (Is(at, Function::kOf)) ++at;
    if (Is(at, Function::kA)) ++at;
    if (at > i + 1) return Read<Quantity>{at, {0.5, false}};
    return std::nullopt;
  }
  At at = i;
  if (Is(at, Function::kA)) {
    ++at;
    if (Is(at, Function::kHalf)) return Read<Quantity>{SkipDash(at + 1), {0.5, false}};
    if (Is(at, Function::kCouple)) {
      return Read<Quantity>{Is(at + 1, Function::kOf) ? at + 2 : at + 1, {2, false}};
    }
    if (auto s = Value(at, WordClass::kScale)) {
      return Read<Quantity>{at + 1, {static_cast<double>(*s), false}};
    }
    if (Value(at, WordClass::kCardinal) == 12) return Read<Quantity>{at + 1, {12, false}};
    if (!Value(at, WordClass::kVague)) return Read<Quantity>{at, {1, false}};
  }
  if (Value(at, WordClass::kVague)) {
    ++at;
    if (Is(at, Function::kMore)) ++at;
    if (Is(at, Function::kOf)) ++at;
    if (Is(at, Function::kThe)) return std::nullopt;
    return Read<Quantity>{at, {0, true}};
  }
  if (at != i) return std::nullopt;
  if (Is(i, Function::kCouple))
    return Read<Quantity>{Is(i + 1, Function::kOf) ? i + 2 : i + 1, {2, false}};
  // 2.5
  if (Tok(i).digits != 0 && Tok(i).digits < 4 && Mark(i + 1, '.') && Tok(i + 1).glued &&
      Tok(i + 2).glued && Tok(i + 2).digits == 1 && !Mark(i + 3, '%') &&
      !Tok(i + 3).Is(Function::kPercent) &&
      !(i > 0 && (Mark(i - 1, '$') || (Tok(i).glued && (Mark(i - 1, '.') || Mark(i - 1, ',')))))) {
    return Read<Quantity>{i + 3, {Tok(i).number + Tok(i + 2).number / 10.0, false}};
  }
  // 8,000
  if (Tok(i).digits >= 1 && Tok(i).digits <= 3 && Mark(i + 1, ',') && Tok(i + 1).glued &&
      Tok(i + 2).digits == 3 && Tok(i + 2).glued &&
      !(Tok(i).glued && i > 0 && Tok(i - 1).mark != '(') && !(i > 0 && Mark(i - 1, '$')) &&
      !Tok(i + 3).glued) {
    return Read<Quantity>{i + 3, {Tok(i).number * 1000.0 + Tok(i + 2).number, false}};
  }
  auto n = Cardinal(i);
  if (!n) return std::nullopt;
  Quantity q{static_cast<double>(n->value), false};
  at = n->end;
  // "2 1/2"
  const Token &over = Tok(at), &under = Tok(at + 2);
  if (Tok(i).digits != 0 && over.digits == 1 && Mark(at + 1, '/') && under.digits == 1 &&
      under.number > over.number) {
    q.amount += static_cast<double>(over.number) / under.number;
    return Read<Quantity>{at + 3, q};
  }
  // "two and a half", "two-and-a-half"
  At half = SkipDash(at);
  if (Is(half, Function::kAnd)) {
    half = SkipDash(half + 1);
    if (Is(half, Function::kA) && Is(SkipDash(half + 1), Function::kHalf)) {
      q.amount += 0.5;
      at = SkipDash(half + 1) + 1;
    }
  }
  // "two or three", "12 to 18", "10-15": the lower bound counts.
  bool joined = Is(at, Function::kOr) || Is(at, Function::kTo) || Dash(at);
  if (joined) {
    if (auto upper = Cardinal(at + 1); upper && upper->value > n->value) at = upper->end;
  }
  return Read<Quantity>{at, q};
}

Matcher::Maybe<int> Matcher::DayNumber(At i) const {
  const Token& t = Tok(i);
  if (t.lone && t.digits <= 2 && t.number >= 1 && t.number <= 31) {
    At end = i + 1;
    if (Is(end, Function::kTh) && Tok(end).glued) ++end;
    if (Mark(end, ':') && Tok(end).glued && Tok(end + 1).digits != 0) return std::nullopt;
    return Read<int>{end, static_cast<int>(t.number)};
  }
  if (auto o = Ordinal(i); o && o->value <= 31 && Tok(i).digits == 0) return o;
  return std::nullopt;
}

Matcher::Maybe<int> Matcher::YearNumber(At i) const {
  const Token& t = Tok(i);
  if (t.lone && t.digits == 4 && t.number >= 1000 && t.number <= 2999) {
    return Read<int>{i + 1, static_cast<int>(t.number)};
  }
  if (t.mark == '\'' && Tok(i + 1).digits == 2 && Tok(i + 1).glued &&
      !(t.glued && i > 0 && Tok(i - 1).mark == 0)) {
    return Read<int>{i + 2, static_cast<int>(Tok(i + 1).number)};
  }
  auto century = Value(i, WordClass::kCardinal);
  if (century && *century >= 13 && *century <= 20) {
    At at = SkipDash(i + 1);
    auto rest = Cardinal(at);
    if (rest && Value(at, WordClass::kCardinal) && rest->value >= 10 && rest->value <= 99) {
      return Read<int>{rest->end, *century * 100 + rest->value};
    }
  }
  if (century == 2 && Value(i + 1, WordClass::kScale) == 1000) {
    auto n = Cardinal(i);
    if (n && n->value >= 2000 && n->value <= 2099) return n;
  }
  return std::nullopt;
}

}  // namespace khaldun::when
