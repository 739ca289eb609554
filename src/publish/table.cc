#include "publish/table.h"

#include <fmt/format.h>

#include <algorithm>

namespace khaldun::publish {
namespace {

struct Row {
  std::string when, what, who, where;
  const Event* event;
};

std::string Names(const std::vector<Participant>& side) {
  std::string names;
  for (const Participant& who : side) {
    if (!names.empty()) names += ", ";
    names += ActorForPeople(who);
  }
  return names;
}

std::string WhoToWhom(const Event& event) {
  if (event.target.empty() && event.source.size() > 1) {
    std::string all;
    for (const Participant& who : event.source) {
      if (!all.empty()) all += " ↔ ";
      all += ActorForPeople(who);
    }
    return all;
  }
  std::string source = event.source.empty() ? "?" : Names(event.source);
  return event.target.empty() ? source : source + " → " + Names(event.target);
}

std::string Where(const Place* place) {
  if (place == nullptr) return "";
  if (place->country.empty() || place->precision == PlacePrecision::kCountry) return place->name;
  return place->name + ", " + place->country;
}

std::string What(const Event& event) {
  std::string what = ActForPeople(event);
  if (event.status != EventStatus::kActual) what += fmt::format(" ({})", Name(event.status));
  return what;
}

Ink InkOf(EventType type) {
  switch (QuadClass(type)) {
    case 1:
      return Ink::kCyan;
    case 2:
      return Ink::kGreen;
    case 3:
      return Ink::kYellow;
    default:
      return Ink::kRed;
  }
}

size_t Widest(const std::vector<Row>& rows, std::string Row::*cell, size_t most) {
  size_t widest = 0;
  for (const Row& row : rows) widest = std::max(widest, WidthOf(row.*cell));
  return std::min(widest, most);
}

void AppendHeading(const Story& story, const TerminalStyle& style, std::string& out) {
  std::string heading = story.title.value_or(story.id);
  std::string behind;
  if (story.publisher) behind += " · " + *story.publisher;
  if (story.published) behind += " · " + FormatDate(*story.published);
  size_t room = style.width - std::min(style.width / 2, WidthOf(behind));
  out += Inked(Fit(heading, room), Ink::kBold, style);
  out += Inked(Fit(behind, style.width / 2), Ink::kDim, style);
  out += '\n';
}

void AppendSentence(const Document& document, SentenceId sentence, const TerminalStyle& style,
                    std::string& out) {
  auto text = document.text(document.Get<SegmentLayer>().sentence(sentence).span);
  for (const std::string& line : Wrapped(text, style.width - 4)) {
    out += "    " + Inked(line, Ink::kDim, style) + "\n";
  }
}

}  // namespace

std::string DateForPeople(const EventDate& date) {
  auto day = [&](const Date& d) {
    std::string text = FormatDate(d);
    if (date.precision == DatePrecision::kMonth) text.resize(7);
    if (date.precision == DatePrecision::kYear) text.resize(4);
    return text;
  };
  if (!date.end) return "since " + day(*date.start);
  if (!date.start) return "until " + day(*date.end);
  std::string start = day(*date.start), end = day(*date.end);
  if (start == end) return start;
  // As ISO 8601 shortens an interval: what both days share stands once.
  size_t shared = end.substr(0, 8) == start.substr(0, 8)   ? 8
                  : end.substr(0, 5) == start.substr(0, 5) ? 5
                                                           : 0;
  return start + "/" + end.substr(shared);
}

std::string ActorForPeople(const Participant& who) {
  if (!who.actor) return who.name;
  std::string code = who.actor->country;
  for (Sector s : who.actor->sectors) (code += code.empty() ? "" : " ") += Name(s);
  return fmt::format("{} [{}]", who.name, code);
}

std::string ActForPeople(const Event& event) {
  std::string act(Name(event.type));
  if (!event.mode.empty()) act += " " + event.mode;
  return act;
}

size_t AppendTable(const Document& document, const Publication& publication,
                   const TerminalStyle& style, std::string& out) {
  auto events = Select(document, publication);
  if (events.empty()) return 0;
  std::vector<Row> rows;
  for (const auto& e : events) {
    rows.push_back({e.event.date ? DateForPeople(*e.event.date) : "", What(e.event),
                    WhoToWhom(e.event), Where(e.place), &e.event});
  }
  AppendHeading(document.story(), style, out);
  size_t when = Widest(rows, &Row::when, 24), what = Widest(rows, &Row::what, 24);
  size_t where = Widest(rows, &Row::where, 20);
  size_t taken = 2 + when + 2 + what + 2 + 2 + where;
  size_t who =
      Widest(rows, &Row::who, std::max<size_t>(style.width - std::min(style.width, taken), 20));

  for (size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    std::string line = "  " + Padded(Fit(row.when, when), when) + "  " +
                       Inked(Padded(Fit(row.what, what), what), InkOf(row.event->type), style) +
                       "  " + Padded(Fit(row.who, who), who) + "  " + Fit(row.where, where);
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
    if (i + 1 == rows.size() || rows[i + 1].event->sentence != row.event->sentence) {
      AppendSentence(document, row.event->sentence, style, out);
    }
  }
  out += '\n';
  return events.size();
}

}  // namespace khaldun::publish
