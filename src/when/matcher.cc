#include "when/matcher.h"

#include <algorithm>

namespace khaldun::when {

Matcher::Match Matcher::Best(At i) const {
  Match best;
  auto take = [&](Match m) {
    if (m && m->last > i && (!best || m->last > best->last)) best = std::move(m);
  };
  const Token& t = Tok(i);
  bool digits = t.digits != 0;
  if (digits) {
    take(NumericDate(i));
    take(WithClock(i));
    take(NamedDate(i));
    take(BareYear(i));
    take(PartOfYear(i));
    take(DecadeOrCentury(i));
    take(Duration(i));
    take(Foreign(i));
    take(Feast(i));
    return best;
  }
  if (t.mark != 0) {
    if (t.mark == '\'') {
      take(BareYear(i));
      take(DecadeOrCentury(i));
    }
    return best;
  }
  if (t.entry != nullptr) {
    take(NamedDate(i));
    take(DayWord(i));
    take(PartOfYear(i));
    take(YearAgo(i));
    take(SeasonOf(i));
    take(DeicticUnit(i));
    take(EdgeOf(i));
    take(YearEnd(i));
    take(DecadeOrCentury(i));
    take(Duration(i));
    take(Set(i));
    take(Reference(i));
    take(WithClock(i));
    take(BareYear(i));
    take(PartOfDay(i));
    take(MonthAlone(i, Edge::kNone));
  }
  if (t.capital) {
    take(Foreign(i));
    take(Feast(i));
    if (t.entry == nullptr) take(PartOfYear(i));  // "Q3 2020"
  }
  return best;
}

// The preposition before an expression, and the tails that any day may have.
void Matcher::ReadContext(Expression& e) const {
  AttachPart(e);
  AttachClock(e);
  e.genitive = Mark(e.last, '\'') && Tok(e.last).glued && Is(e.last + 1, Function::kS) &&
               Tok(e.last + 1).glued;
  if (e.first == 0) return;
  At before = e.first - 1;
  e.over = Is(before, Function::kEnded) && Text(before).ends_with("ed");
  e.since = Is(before, Function::kSince);
  e.until = Is(before, Function::kUntil) || Is(before, Function::kTil);
  e.limit = e.until || Is(before, Function::kBy) || Is(before, Function::kThrough);
  e.in = Is(before, Function::kIn);
}

// "from X to Y", "between X and Y", "X-Y": X carries the range.
void Matcher::JoinRanges(std::vector<Expression>& found, size_t begin) const {
  for (size_t k = begin; k + 1 < found.size(); ++k) {
    Expression &a = found[k], &b = found[k + 1];
    if (b.first != a.last + 1) continue;
    auto dated = [](const Expression& e) {
      return e.kind != Kind::kDuration && e.kind != Kind::kSet && e.kind != Kind::kOffset;
    };
    if (!dated(a) || !dated(b)) continue;
    At joint = a.last;
    bool from = a.first > 0 && Is(a.first - 1, Function::kFrom);
    bool between = a.first > 0 && Is(a.first - 1, Function::kBetween);
    bool to = Is(joint, Function::kTo) || Is(joint, Function::kUntil) ||
              Is(joint, Function::kTil) || Is(joint, Function::kThrough);
    if ((from && to) || (between && Is(joint, Function::kAnd)) ||
        (Dash(joint) && a.kind == b.kind) ||
        (to && a.kind == b.kind && !Is(joint, Function::kUntil))) {
      a.range_begin = true;
      b.until = false;
    }
  }
}

void Matcher::Find(std::span<const Token> tokens, std::vector<Expression>& found) {
  tokens_ = tokens;
  size_t begin = found.size();
  after_last_ = 0;
  for (At i = 0; i < tokens.size();) {
    const Token& t = tokens[i];
    if (t.other && !t.capital) {
      ++i;
      continue;
    }
    if (At skip = AgeAt(i); skip != i) {
      i = skip;
      continue;
    }
    if (size_t before = found.size(); LeadingDays(i, found)) {
      ReadContext(found[before]);
      ReadContext(found.back());
      i = after_last_ = found.back().last;
      continue;
    }
    Match match = Best(i);
    if (!match) {
      ++i;
      continue;
    }
    ReadContext(*match);
    found.push_back(*match);
    DayList(found);
    i = after_last_ = found.back().last;
  }
  JoinRanges(found, begin);
  LendDays(found, begin);
}

// "at 10:35 a.m. (0735 GMT) Friday": a clock time takes the day told close behind it.
void Matcher::LendDays(std::vector<Expression>& found, size_t begin) const {
  for (size_t k = begin; k < found.size(); ++k) {
    if (found[k].kind != Kind::kClock) continue;
    for (size_t n = k + 1; n < found.size() && found[n].first <= found[k].last + 8; ++n) {
      const Expression& day = found[n];
      if (day.kind == Kind::kClock) continue;
      if (day.kind != Kind::kDay &&
          !(day.kind == Kind::kDate && (day.day || day.weekday) && !day.plural))
        break;
      Expression lent = day;
      lent.first = found[k].first;
      lent.last = found[k].last;
      lent.clock = found[k].clock;
      lent.part.reset();
      lent.range_begin = false;
      found[k] = lent;
      break;
    }
  }
}

// Past "44-year-old", or `i` where there is no age.
Matcher::At Matcher::AgeAt(At i) const {
  auto amount = Amount(i);
  if (!amount) return i;
  At at = SkipDash(amount->end);
  if (!Value(at, WordClass::kUnit) || !Age(at + 1)) return i;
  return SkipDash(at + 1) + 1;
}

// "3-5 May", "3, 5 and 7 May 2020": days before the month they share.
bool Matcher::LeadingDays(At i, std::vector<Expression>& found) const {
  auto first = DayNumber(i);
  if (!first || Tok(i).digits == 0) return false;
  struct Day {
    At begin, end;
    int number;
    bool range;
  };
  std::vector<Day> days;
  At at = i;
  while (days.size() < 8) {
    auto day = DayNumber(at);
    if (!day || Tok(at).digits == 0) return false;
    At joint = day->end;
    bool range = Dash(joint) || Is(joint, Function::kTo) || Is(joint, Function::kThrough);
    if (!range && !Mark(joint, ',') && !Is(joint, Function::kAnd)) break;
    days.push_back({at, day->end, day->value, range});
    at = joint + 1;
    if (Mark(joint, ',') && Is(at, Function::kAnd)) ++at;
  }
  if (days.empty()) return false;
  Match named = NamedDate(at);
  if (!named || !named->day || !named->month || Tok(at).digits == 0) return false;
  for (const Day& d : days) {
    Expression e = *named;
    e.first = d.begin;
    e.last = d.end;
    e.day = d.number;
    e.range_begin = d.range;
    found.push_back(e);
  }
  found.push_back(*named);
  return true;
}

}  // namespace khaldun::when
