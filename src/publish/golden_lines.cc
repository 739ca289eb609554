#include <fmt/format.h>

#include <map>

#include "publish/golden_case.h"
#include "publish/publication.h"

namespace khaldun::publish {
namespace {

using Lines = std::vector<std::string>;

// In quotation marks, on one line.
std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '\n') {
      quoted += "\\n";
    } else {
      if (c == '"' || c == '\\') quoted += '\\';
      quoted += c;
    }
  }
  return quoted + '"';
}

std::string Actor(const std::optional<ActorCode>& actor) {
  return actor ? fmt::format(" [{}]", actor->Format()) : "";
}

// " name=value" where there is a value.
std::string Field(std::string_view name, std::string_view value) {
  return value.empty() ? "" : fmt::format(" {}={}", name, value);
}

std::string QuotedField(std::string_view name, std::string_view value) {
  return value.empty() ? "" : Field(name, Quoted(value));
}

void Text(const Document& d, Lines& lines) {
  const auto& layer = d.Get<TextLayer>();
  std::string_view text = d.text();
  while (!text.empty()) {
    size_t end = text.find('\n');
    if (end != 0) lines.push_back("text " + Quoted(text.substr(0, end)));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  if (layer.dateline) {
    lines.push_back("dateline" + QuotedField("place", layer.dateline->place) +
                    QuotedField("date", layer.dateline->date.value_or("")) +
                    QuotedField("agency", layer.dateline->agency.value_or("")));
  }
  if (layer.byline) lines.push_back("byline " + Quoted(*layer.byline));
  for (const Removed& removed : layer.removed) {
    lines.push_back(fmt::format("removed {} {}", Name(removed.kind), Quoted(removed.text)));
  }
  for (const Damage& damage : layer.damage) {
    lines.push_back(fmt::format("damage {} {}", Name(damage.kind), Quoted(d.text(damage.span))));
  }
}

// A sentence a line: words divided by blanks, words of one token by '+'.
void Segment(const Document& d, Lines& lines) {
  const auto& layer = d.Get<SegmentLayer>();
  for (const Sentence& sentence : layer.sentences) {
    std::string line;
    for (WordId w = sentence.words.begin; w < sentence.words.end; ++w) {
      if (!line.empty()) line += layer.word(w).joined ? '+' : ' ';
      line += d.text(layer.word(w).span);
    }
    lines.push_back(line);
  }
}

void Syntax(const Document& d, Lines& lines) {
  const auto& segment = d.Get<SegmentLayer>();
  const auto& layer = d.Get<SyntaxLayer>();
  for (const Sentence& sentence : segment.sentences) {
    for (WordId w = sentence.words.begin; w < sentence.words.end; ++w) {
      const WordSyntax& word = layer.word(w);
      std::string_view head =
          word.head == w ? std::string_view("-") : d.text(segment.word(word.head).span);
      lines.push_back(fmt::format("{} {} {} {} {}", d.text(segment.word(w).span), Name(word.upos),
                                  layer.lemma(w), Name(word.relation), head));
    }
  }
}

void Entities(const Document& d, Lines& lines) {
  for (const Mention& m : d.Get<EntityLayer>().mentions) {
    lines.push_back(fmt::format("{} {} {}{}{}", Quoted(d.text(m.span)), Name(m.kind),
                                Name(m.entity_kind), QuotedField("name", m.name), Actor(m.actor)));
  }
}

void Coref(const Document& d, Lines& lines) {
  for (const Entity& e : d.Get<CorefLayer>().entities) {
    std::string line = fmt::format("{} {}{}:", Quoted(e.name), Name(e.kind), Actor(e.actor));
    for (MentionId m : e.mentions)
      line += " " + Quoted(d.text(d.Get<EntityLayer>().mention(m).span));
    lines.push_back(line);
  }
}

void Quotes(const Document& d, Lines& lines) {
  for (const Quote& q : d.Get<QuoteLayer>().quotes) {
    std::string speaker, cue;
    if (q.speaker) speaker = d.text(d.Get<EntityLayer>().mention(*q.speaker).span);
    if (q.cue) cue = d.text(*q.cue);
    lines.push_back(fmt::format("{} {}{}{}", q.direct ? "direct" : "indirect",
                                Quoted(d.text(q.span)), QuotedField("speaker", speaker),
                                QuotedField("cue", cue)));
  }
}

std::string PlaceLine(const Place& place) {
  return fmt::format("{}{}{}{}", Name(place.precision), QuotedField("name", place.name),
                     Field("country", place.country),
                     Field("geonames", place.geonames ? std::to_string(*place.geonames) : "")) +
         (place.metonym ? " metonym" : "");
}

void Places(const Document& d, Lines& lines) {
  const auto& layer = d.Get<GeoLayer>();
  for (const Place& place : layer.places) {
    lines.push_back(Quoted(d.text(place.span)) + " " + PlaceLine(place));
  }
  if (layer.dateline) lines.push_back("dateline " + PlaceLine(*layer.dateline));
}

// "2024-03-05", "2024-03-01..2024-03-31", "2019-04-04..".
std::string Interval(const std::optional<Date>& start, const std::optional<Date>& end) {
  if (!start && !end) return "";
  if (start == end) return FormatDate(*start);
  return (start ? FormatDate(*start) : "") + ".." + (end ? FormatDate(*end) : "");
}

void Times(const Document& d, Lines& lines) {
  for (const Time& time : d.Get<WhenLayer>().times) {
    lines.push_back(fmt::format("{} {} {}{}", Quoted(d.text(time.span)), Name(time.type),
                                time.value, Field("days", Interval(time.start, time.end))));
  }
}

std::string Side(const Document& d, std::string_view name, const std::vector<Participant>& side) {
  std::string all;
  for (const Participant& who : side) {
    if (!all.empty()) all += '|';
    all += Quoted(d.text(who.span));
  }
  return Field(name, all);
}

void Events(const Document& d, Lines& lines) {
  Publication everything;
  everything.all_statuses = true;
  const std::vector<PublishedEvent> events = Select(d, everything);
  std::map<uint32_t, int> mentions;  // by incident
  for (const auto& published : events) ++mentions[published.event.incident];
  for (const auto& published : events) {
    const Event& e = published.event;
    std::string line(Name(e.type));
    if (!e.mode.empty()) line += "/" + e.mode;
    line += Field("cameo", e.cameo) + Side(d, "source", e.source) + Side(d, "target", e.target);
    if (e.date) {
      line += e.date->precision == DatePrecision::kReported
                  ? " when=reported"
                  : Field("when", Interval(e.date->start, e.date->end));
    }
    if (published.place != nullptr) line += QuotedField("where", published.place->name);
    for (const Count& count : e.counts) {
      line += count.low == count.high
                  ? fmt::format(" {}={}", Name(count.kind), count.low)
                  : fmt::format(" {}={}..{}", Name(count.kind), count.low, count.high);
    }
    if (mentions[e.incident] > 1) line += Field("incident", std::to_string(e.incident));
    if (e.status != EventStatus::kActual) line += Field("status", Name(e.status));
    if (e.attribution && e.attribution->speaker) {
      line += QuotedField("says", d.text(e.attribution->speaker->span));
    }
    lines.push_back(line + QuotedField("trigger", d.text(e.trigger)));
  }
}

void Relations(const Document& d, Lines& lines) {
  for (const StandingRelation& r : d.Get<RelationLayer>().relations) {
    std::string line(Name(r.kind));
    line += QuotedField("holder", r.holder.name) + QuotedField("office", r.office);
    if (r.other) line += QuotedField("other", r.other->name);
    if (r.start) line += Field("start", FormatDate(r.start->date));
    if (r.end) line += Field("end", FormatDate(r.end->date));
    if (r.ended) line += " ended";
    line += Field("fact", std::to_string(r.fact));
    if (r.attribution && r.attribution->speaker) {
      line += QuotedField("says", d.text(r.attribution->speaker->span));
    }
    lines.push_back(line + QuotedField("trigger", d.text(r.trigger)));
  }
}

}  // namespace

std::vector<std::string> GoldenLines(const Document& document, Layer layer) {
  Lines lines;
  switch (layer) {
    case Layer::kText:
      Text(document, lines);
      break;
    case Layer::kSegment:
      Segment(document, lines);
      break;
    case Layer::kSyntax:
      Syntax(document, lines);
      break;
    case Layer::kEntity:
      Entities(document, lines);
      break;
    case Layer::kCoref:
      Coref(document, lines);
      break;
    case Layer::kQuote:
      Quotes(document, lines);
      break;
    case Layer::kGeo:
      Places(document, lines);
      break;
    case Layer::kWhen:
      Times(document, lines);
      break;
    case Layer::kEvent:
      Events(document, lines);
      break;
    case Layer::kRelation:
      Relations(document, lines);
      break;
  }
  return lines;
}

}  // namespace khaldun::publish
