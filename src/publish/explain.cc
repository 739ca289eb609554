#include "publish/explain.h"

#include <fmt/format.h>

#include "publish/json_parts.h"
#include "publish/table.h"

namespace khaldun::publish {
namespace {

// What is to be told of one sentence.
struct Told {
  SentenceId sentence;
  std::vector<const PublishedEvent*> events;
  std::vector<const NearMiss*> near_misses;
};

// The sentences with something to tell, in order.
std::vector<Told> Sentences(const std::vector<PublishedEvent>& events,
                            const std::vector<NearMiss>& near_misses) {
  std::vector<Told> all;
  auto event = events.begin();
  auto miss = near_misses.begin();
  auto at = [&](SentenceId s) -> Told& {
    if (all.empty() || all.back().sentence != s) all.push_back({s, {}, {}});
    return all.back();
  };
  while (event != events.end() || miss != near_misses.end()) {
    bool event_first = miss == near_misses.end() ||
                       (event != events.end() && event->event.sentence <= miss->sentence);
    if (event_first) {
      at(event->event.sentence).events.push_back(&*event);
      ++event;
    } else {
      at(miss->sentence).near_misses.push_back(&*miss);
      ++miss;
    }
  }
  return all;
}

std::vector<PublishedEvent> SelectAll(const Document& document, const Publication& publication) {
  Publication all = publication;
  all.all_statuses = true;
  return Select(document, all);
}

size_t CountPublished(const std::vector<PublishedEvent>& events, const Publication& publication) {
  size_t count = 0;
  for (const auto& e : events) {
    count += publication.all_statuses || e.event.status == EventStatus::kActual;
  }
  return count;
}

class Explainer {
 public:
  Explainer(const Document& document, const Publication& publication, const TerminalStyle& style,
            std::string& out)
      : document_(document), publication_(publication), style_(style), out_(out) {}

  void Explain(const Told& told) {
    Sentence(told);
    if (document_.Get<SyntaxLayer>().parsed[told.sentence.value]) {
      for (const auto& line : TreeLines(document_, told.sentence)) {
        out_ += "      " + Inked(line, Ink::kDim, style_) + "\n";
      }
    }
    for (const auto* event : told.events) ExplainEvent(*event);
    for (const auto* miss : told.near_misses) {
      Line("not coded", Ink::kYellow,
           SetIn(
               fmt::format("\"{}\" {}: {}", document_.text(miss->trigger), miss->rule, miss->why)));
    }
    out_ += '\n';
  }

 private:
  void Sentence(const Told& told) {
    auto text = document_.text(document_.Get<SegmentLayer>().sentence(told.sentence).span);
    std::string number = fmt::format("{:>4}  ", told.sentence.value + 1);
    for (const auto& line : Wrapped(text, style_.width - 6)) {
      out_ += number + Inked(line, Ink::kBold, style_) + "\n";
      number = "      ";
    }
  }

  void Line(std::string_view label, Ink ink, std::string_view text) {
    out_ += "      " + Inked(Padded(label, 11), ink, style_) + " " + std::string(text) + "\n";
  }

  void Detail(std::string_view label, std::string_view text) {
    out_ += "        " + Padded(label, 11) + " " + std::string(text) + "\n";
  }

  // A frame with its alternatives may be long: what does not fit goes on below, set in. `text` has
  // no ink.
  std::string SetIn(std::string_view text) const {
    constexpr size_t kMargin = 20;
    std::string all;
    for (const auto& line : Wrapped(text, style_.width - kMargin)) {
      all += (all.empty() ? "" : "\n" + std::string(kMargin, ' ')) + line;
    }
    return all;
  }

  std::string From(Span span) const { return fmt::format("  from \"{}\"", document_.text(span)); }

  void Side(std::string_view label, const std::vector<Participant>& side) {
    if (side.empty()) return Detail(label, Inked("nobody named", Ink::kDim, style_));
    for (const Participant& who : side) {
      Detail(label, ActorForPeople(who) + From(who.span) +
                        (who.known ? "" : Inked("  (not in the lexicon)", Ink::kDim, style_)));
    }
  }

  void ExplainEvent(const PublishedEvent& published) {
    const Event& e = published.event;
    bool actual = e.status == EventStatus::kActual;
    Line(actual ? "coded" : Name(e.status), actual ? Ink::kGreen : Ink::kCyan,
         fmt::format("{}  CAMEO {} {}{}", Inked(ActForPeople(e), Ink::kBold, style_), e.cameo,
                     CameoText(e.cameo),
                     actual || publication_.all_statuses ? "" : "  (left out of the output)"));
    std::string rules;
    for (const auto& rule : e.rules) rules += (rules.empty() ? "" : ", ") + rule;
    Detail("because", SetIn(fmt::format("\"{}\" fired {}", document_.text(e.trigger), rules)));
    Side("source", e.source);
    Side("target", e.target);
    if (e.date) {
      std::string words = e.date->time
                              ? From(document_.Get<WhenLayer>().times[e.date->time->value].span)
                              : "  the day of the report";
      Detail("when", DateForPeople(*e.date) + words);
    }
    if (published.place != nullptr) {
      const Place& place = *published.place;
      Detail("where", place.name + (place.country.empty() ? "" : ", " + place.country) +
                          (place.span.empty() ? "  from the dateline" : From(place.span)));
    }
    for (const Count& count : e.counts) {
      Detail(Name(count.kind),
             (count.low == count.high ? std::to_string(count.low)
                                      : fmt::format("{} to {}", count.low, count.high)) +
                 From(count.span));
    }
    if (e.attribution) {
      std::string who =
          e.attribution->speaker ? ActorForPeople(*e.attribution->speaker) : "an unnamed source";
      Detail("says", who + From(e.attribution->cue));
    }
    std::string others;
    for (const auto& other : e.alternatives) {
      others += fmt::format(", {} {:.2f}", Name(other.type), other.probability);
    }
    Detail("confidence",
           fmt::format("{:.2f}{}{}", e.confidence, others.empty() ? "" : "; also possible: ",
                       others.empty() ? "" : others.substr(2)));
  }

  std::string CameoText(std::string_view code) const {
    const auto* cameo = publication_.ontology->FindNearestCameo(code);
    return cameo == nullptr ? "" : cameo->text;
  }

  const Document& document_;
  const Publication& publication_;
  const TerminalStyle& style_;
  std::string& out_;
};

void AppendWords(JsonWriter& json, const Document& d, SentenceId sentence) {
  json.Key("words");
  const auto& layer = d.Get<SyntaxLayer>();
  if (!layer.parsed[sentence.value]) return json.Value(std::nullopt);
  const auto& segment = d.Get<SegmentLayer>();
  WordRange range = segment.sentence(sentence).words;
  json.BeginList();
  for (WordId w = range.begin; w < range.end; ++w) {
    const WordSyntax& word = layer.word(w);
    json.BeginObject();
    json.Field("text", d.text(segment.word(w).span));
    json.Field("lemma", layer.lemma(w));
    json.Field("upos", Name(word.upos));
    json.Field("head", word.head == w ? 0 : word.head.value - range.begin.value + 1);
    json.Field("relation", Name(word.relation));
    json.EndObject();
  }
  json.EndList();
}

}  // namespace

size_t AppendExplanation(const Document& document, const Publication& publication,
                         const TerminalStyle& style, std::string& out) {
  auto events = SelectAll(document, publication);
  auto all = Sentences(events, document.Get<EventLayer>().near_misses);
  if (all.empty()) return 0;
  out += Inked(Fit(document.story().title.value_or(document.story().id), style.width),
               Ink::kUnderline, style) +
         "\n";
  Explainer explainer(document, publication, style, out);
  for (const Told& told : all) explainer.Explain(told);
  return CountPublished(events, publication);
}

size_t AppendJsonExplanation(const Document& document, const Publication& publication,
                             std::string& out) {
  auto events = SelectAll(document, publication);
  JsonWriter json(out);
  json.BeginObject();
  json.Field("document", document.story().id);
  json.Key("sentences");
  json.BeginList();
  for (const Told& told : Sentences(events, document.Get<EventLayer>().near_misses)) {
    json.BeginObject();
    json.Field("number", told.sentence.value + 1);
    Span span = document.Get<SegmentLayer>().sentence(told.sentence).span;
    TextFields(json, document, span);
    AppendWords(json, document, told.sentence);
    json.Key("events");
    json.BeginList();
    for (const auto* event : told.events) AppendEvent(json, document, *event, publication);
    json.EndList();
    json.Key("near_misses");
    json.BeginList();
    for (const auto* miss : told.near_misses) {
      json.BeginObject();
      TextFields(json, document, miss->trigger);
      json.Field("rule", miss->rule);
      json.Field("why", miss->why);
      json.EndObject();
    }
    json.EndList();
    json.EndObject();
  }
  json.EndList();
  json.EndObject();
  json.EndLine();
  return CountPublished(events, publication);
}

}  // namespace khaldun::publish
