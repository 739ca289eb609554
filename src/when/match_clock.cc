// Times of day, alone and beside a date.
#include "when/matcher.h"

namespace khaldun::when {

Matcher::Maybe<bool> Matcher::Meridiem(At i) const {
  std::string_view t = Text(i);
  auto is = [&](std::string_view s, char a, char b) {
    return s.size() == 2 && (s[0] | 32) == a && (s[1] | 32) == b;
  };
  if (is(t, 'a', 'm')) return Read<bool>{i + 1, false};
  if (is(t, 'p', 'm')) return Read<bool>{i + 1, true};
  if (t.size() == 1 && ((t[0] | 32) == 'a' || (t[0] | 32) == 'p') && Mark(i + 1, '.') &&
      Tok(i + 1).glued) {
    std::string_view m = Text(i + 2);
    if (m.size() == 1 && (m[0] | 32) == 'm' && Tok(i + 2).glued) {
      At end = Mark(i + 3, '.') && Tok(i + 3).glued ? i + 4 : i + 3;
      return Read<bool>{end, (t[0] | 32) == 'p'};
    }
  }
  return std::nullopt;
}

Matcher::Maybe<Clock> Matcher::ClockTime(At i) const {
  Clock clock;
  At at = i;
  bool sure = false;     // nothing but a time of day is written so
  bool pointed = false;  // "10.30" needs more to be one
  const Token& t = Tok(i);
  if (auto fixed = Value(i, WordClass::kClock)) {
    clock.hour = *fixed;
    clock.minute = 0;
    at = i + 1;
    sure = true;
  } else if (t.digits >= 1 && t.digits <= 2 && t.number <= 24) {
    if (t.glued && i > 0 &&
        (Mark(i - 1, ':') || Mark(i - 1, '.') || Mark(i - 1, ',') || Mark(i - 1, '$'))) {
      return std::nullopt;
    }
    clock.hour = static_cast<int>(t.number);
    at = i + 1;
    const Token &mark = Tok(at), &minute = Tok(at + 1);
    if ((mark.mark == ':' || mark.mark == '.') && mark.glued && minute.glued &&
        minute.digits == 2 && minute.number < 60) {
      clock.minute = static_cast<int>(minute.number);
      pointed = mark.mark == '.';
      at += 2;
      if (Mark(at, ':') && Tok(at).glued && Tok(at + 1).digits == 2 && Tok(at + 1).glued) at += 2;
      if (Tok(at).glued && Mark(at, '.') && Tok(at + 1).glued && Tok(at + 1).digits != 0)
        return std::nullopt;
    } else if (!t.lone) {
      return std::nullopt;
    }
  } else if (t.lone && t.digits == 4 && t.number <= 2400 && t.number % 100 < 60) {
    bool named = Value(i + 1, WordClass::kZone) ||
                 (Is(i + 1, Function::kLocal) && Is(i + 2, Function::kTime)) ||
                 (Value(i + 1, WordClass::kUnit) == static_cast<int>(Unit::kHour) &&
                  Plural(i + 1) && i > 0 && (Is(i - 1, Function::kAt) || Is(i - 1, Function::kBy)));
    if (!named) return std::nullopt;
    clock.hour = static_cast<int>(t.number / 100);
    clock.minute = static_cast<int>(t.number % 100);
    at = i + 1;
    sure = true;
    if (Value(at, WordClass::kUnit)) ++at;
  } else if (auto word = Value(i, WordClass::kCardinal); word && *word >= 1 && *word <= 12) {
    clock.hour = *word;
    at = i + 1;
  } else {
    return std::nullopt;
  }
  if (Is(at, Function::kO) && Mark(at + 1, '\'') && Is(at + 2, Function::kClockWord)) {
    at += 3;
    clock.minute = clock.minute.value_or(0);
    sure = true;
  }
  if (auto half = Meridiem(at); half && clock.hour <= 12) {
    // "11 a.m."; twelve is the first hour of either half.
    clock.hour = clock.hour % 12 + (half->value ? 12 : 0);
    at = half->end;
    sure = true;
  } else if (Is(at, Function::kIn) && Is(at + 1, Function::kThe) &&
             Value(at + 2, WordClass::kPart)) {
    auto part = static_cast<DayPart>(*Value(at + 2, WordClass::kPart));
    if (part != DayPart::kMidday && part != DayPart::kNight && clock.hour <= 12 && !pointed) {
      if (part != DayPart::kMorning && clock.hour < 12) clock.hour += 12;
      at += 3;
      sure = true;
    }
  }
  if (auto zone = Value(at, WordClass::kZone); zone && Tok(at).capital) {
    if (*zone != kUnknownZone) clock.zone = zone;
    ++at;
    sure = true;
  } else if (Is(at, Function::kLocal) && Is(at + 1, Function::kTime)) {
    at += 2;
    sure = true;
  }
  if (!sure) {
    if (!clock.minute || pointed || t.digits == 0) return std::nullopt;
    const Token& before = i > 0 ? Tok(i - 1) : none_;
    bool led = before.Is(Function::kAt) || before.Is(Function::kBy) ||
               before.Is(Function::kUntil) || before.Is(Function::kSince) ||
               before.Is(Function::kFrom) || before.Is(Function::kTil) ||
               before.Is(Function::kBetween) || before.Get(WordClass::kApprox) ||
               before.mark == 'T' || t.glued;
    if (!led) return std::nullopt;
  }
  return Read<Clock>{at, clock};
}

Matcher::Match Matcher::WithClock(At i) const {
  auto clock = ClockTime(Value(i, WordClass::kApprox) ? i + 1 : i);
  if (!clock) return std::nullopt;
  At at = clock->end;
  if (Mark(at, ',')) ++at;
  if (Is(at, Function::kOn)) ++at;
  Match date = DayWord(at);
  if (!date) date = NumericDate(at);
  if (!date) date = NamedDate(at);
  if (!date && Value(at, WordClass::kDeictic)) date = DeicticUnit(at);
  if (date && (date->kind == Kind::kDate || date->kind == Kind::kDay) &&
      (date->day || date->weekday || date->kind == Kind::kDay)) {
    Expression e = *date;
    e.first = i;
    e.clock = clock->value;
    AttachPart(e);
    return e;
  }
  Expression e;
  e.kind = Kind::kClock;
  e.first = i;
  e.last = clock->end;
  e.clock = clock->value;
  return e;
}

void Matcher::AttachClock(Expression& e) const {
  bool day = (e.kind == Kind::kDate && (e.day || e.weekday)) || e.kind == Kind::kDay;
  if (!day || e.clock || e.plural) return;
  At at = e.last;
  if (Mark(at, ',')) ++at;
  bool led = Is(at, Function::kAt);
  if (led) ++at;
  if (led && Value(at, WordClass::kApprox)) ++at;
  if (!led && Tok(at).digits == 0) return;
  if (auto clock = ClockTime(at)) {
    // Without "at" a bare hour might be a count; ClockTime has asked for a.m. or a zone.
    e.clock = clock->value;
    e.last = clock->end;
  }
}

void Matcher::AttachPart(Expression& e) const {
  bool day = (e.kind == Kind::kDate && (e.day || e.weekday)) || e.kind == Kind::kDay ||
             e.kind == Kind::kFeast;
  if (!day || e.part) return;
  At at = e.last;
  auto edge = Value(at, WordClass::kEdge);
  if (edge) ++at;
  auto part = Value(at, WordClass::kPart);
  if (!part) return;
  e.part = static_cast<DayPart>(*part);
  if (Plural(at)) e.plural = true;
  e.last = at + 1;
}

}  // namespace khaldun::when
