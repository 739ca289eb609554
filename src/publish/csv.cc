#include "publish/csv.h"

#include <fmt/format.h>

#include <functional>

namespace khaldun::publish {
namespace {

// What a column is computed from.
struct Cell {
  const Document& document;
  const PublishedEvent& published;
  const Publication& publication;
  const Event& event = published.event;
  const Story& story = document.story();
  const resources::Ontology& ontology = *publication.ontology;
  const Place* place = published.place;
};

struct Column {
  std::string name;
  std::function<std::string(const Cell&)> value;  // empty where absent
};

template <class T>
std::string Number(const std::optional<T>& number) {
  return number ? fmt::format("{}", *number) : "";
}

std::string Day(const std::optional<Date>& date) { return date ? FormatDate(*date) : ""; }

template <class Items, class F>
std::string Joined(const Items& items, F&& text) {
  std::string joined;
  for (const auto& item : items) {
    if (!joined.empty()) joined += "; ";
    joined += text(item);
  }
  return joined;
}

// The columns of one side, "source" or "target".
void AddSide(std::vector<Column>& columns, const std::string& side,
             std::vector<Participant> Event::*who) {
  auto add = [&](const char* field, std::function<std::string(const Cell&, const Participant&)> f) {
    columns.push_back({side + "_" + field, [who, f](const Cell& c) {
                         return Joined(c.event.*who, [&](const auto& p) { return f(c, p); });
                       }});
  };
  add("name", [](const Cell&, const Participant& p) { return p.name; });
  add("text",
      [](const Cell& c, const Participant& p) { return std::string(c.document.text(p.span)); });
  add("code", [](const Cell&, const Participant& p) { return p.actor ? p.actor->Format() : ""; });
  add("country", [](const Cell&, const Participant& p) { return p.actor ? p.actor->country : ""; });
  add("sectors", [](const Cell&, const Participant& p) {
    std::string sectors;
    if (!p.actor) return sectors;
    for (Sector s : p.actor->sectors) (sectors += sectors.empty() ? "" : " ") += Name(s);
    return sectors;
  });
}

void AddWhen(std::vector<Column>& columns) {
  auto add = [&](const char* name, std::function<std::string(const Cell&, const EventDate&)> f) {
    columns.push_back(
        {name, [f](const Cell& c) { return c.event.date ? f(c, *c.event.date) : ""; }});
  };
  add("date_start", [](const Cell&, const EventDate& d) { return Day(d.start); });
  add("date_end", [](const Cell&, const EventDate& d) { return Day(d.end); });
  add("date_precision",
      [](const Cell&, const EventDate& d) { return std::string(Name(d.precision)); });
  add("date_text", [](const Cell& c, const EventDate& d) {
    if (!d.time) return std::string();
    return std::string(c.document.text(c.document.Get<WhenLayer>().times[d.time->value].span));
  });
}

void AddWhere(std::vector<Column>& columns) {
  auto add = [&](const char* name, std::function<std::string(const Place&)> f) {
    columns.push_back({name, [f](const Cell& c) { return c.place ? f(*c.place) : ""; }});
  };
  add("place_name", [](const Place& p) { return p.name; });
  add("place_country", [](const Place& p) { return p.country; });
  add("place_admin1", [](const Place& p) { return p.admin1; });
  add("place_geonames", [](const Place& p) { return Number(p.geonames); });
  add("place_lat", [](const Place& p) { return Number(p.lat); });
  add("place_lon", [](const Place& p) { return Number(p.lon); });
  add("place_precision", [](const Place& p) { return std::string(Name(p.precision)); });
}

void AddNumbers(std::vector<Column>& columns) {
  for (int k = 0; k < kCountKinds; ++k) {
    auto kind = static_cast<CountKind>(k);
    columns.push_back({std::string(Name(kind)) + "_low", [kind](const Cell& c) {
                         auto range = CountOf(c.event, kind);
                         return range ? std::to_string(range->low) : "";
                       }});
    columns.push_back({std::string(Name(kind)) + "_high", [kind](const Cell& c) {
                         auto range = CountOf(c.event, kind);
                         return range ? std::to_string(range->high) : "";
                       }});
  }
}

std::vector<Column> MakeColumns() {
  using C = const Cell&;
  auto sentence = [](C c) {
    return c.document.Get<SegmentLayer>().sentence(c.event.sentence).span;
  };
  std::vector<Column> columns = {
      {"id", [](C c) { return c.published.id; }},
      {"incident", [](C c) { return std::to_string(c.event.incident); }},
      {"document_id", [](C c) { return c.story.id; }},
      {"document_title", [](C c) { return c.story.title.value_or(""); }},
      {"document_url", [](C c) { return c.story.url.value_or(""); }},
      {"document_publisher", [](C c) { return c.story.publisher.value_or(""); }},
      {"document_published", [](C c) { return Day(c.story.published); }},
      {"sentence_number", [](C c) { return std::to_string(c.event.sentence.value + 1); }},
      {"sentence_begin",
       [=](C c) { return std::to_string(c.document.ToInput(sentence(c)).begin); }},
      {"sentence_end", [=](C c) { return std::to_string(c.document.ToInput(sentence(c)).end); }},
      {"sentence_text", [=](C c) { return std::string(c.document.text(sentence(c))); }},
      {"type", [](C c) { return std::string(Name(c.event.type)); }},
      {"mode", [](C c) { return c.event.mode; }},
      {"contexts", [](C c) { return Joined(c.event.contexts, [](const auto& s) { return s; }); }},
      {"cameo", [](C c) { return c.event.cameo; }},
      {"quad", [](C c) { return std::to_string(c.ontology.Quad(c.event.type)); }},
      {"goldstein", [](C c) { return Number(c.ontology.Goldstein(c.event.cameo)); }},
      {"plover_score",
       [](C c) { return fmt::format("{}", c.ontology.PloverScore(c.event.type, c.event.mode)); }},
      {"acled_event",
       [](C c) {
         const auto* acled = AcledOf(c.event, c.ontology);
         return acled ? acled->event : "";
       }},
      {"acled_sub_event",
       [](C c) {
         const auto* acled = AcledOf(c.event, c.ontology);
         return acled ? acled->sub_event : "";
       }},
      {"trigger", [](C c) { return std::string(c.document.text(c.event.trigger)); }},
      {"trigger_begin",
       [](C c) { return std::to_string(c.document.ToInput(c.event.trigger).begin); }},
      {"trigger_end", [](C c) { return std::to_string(c.document.ToInput(c.event.trigger).end); }},
  };
  AddSide(columns, "source", &Event::source);
  AddSide(columns, "target", &Event::target);
  AddWhen(columns);
  AddWhere(columns);
  AddNumbers(columns);
  columns.push_back({"status", [](C c) { return std::string(Name(c.event.status)); }});
  columns.push_back({"attribution_speaker", [](C c) {
                       const auto& a = c.event.attribution;
                       return a && a->speaker ? a->speaker->name : "";
                     }});
  columns.push_back({"attribution_cue", [](C c) {
                       const auto& a = c.event.attribution;
                       return a ? std::string(c.document.text(a->cue)) : "";
                     }});
  columns.push_back({"confidence", [](C c) { return fmt::format("{:.4f}", c.event.confidence); }});
  columns.push_back(
      {"rules", [](C c) { return Joined(c.event.rules, [](const auto& r) { return r; }); }});
  return columns;
}

const std::vector<Column>& Columns() {
  static const std::vector<Column> columns = MakeColumns();
  return columns;
}

void AppendField(std::string& out, std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += field;
    return;
  }
  out += '"';
  for (char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

std::string CsvHeader() {
  std::string header;
  for (const Column& column : Columns()) {
    if (!header.empty()) header += ',';
    header += column.name;
  }
  return header + "\n";
}

size_t AppendCsvEvents(const Document& document, const Publication& publication, std::string& out) {
  auto events = Select(document, publication);
  for (const auto& event : events) {
    Cell cell{document, event, publication};
    for (const Column& column : Columns()) {
      if (&column != &Columns().front()) out += ',';
      AppendField(out, column.value(cell));
    }
    out += '\n';
  }
  return events.size();
}

}  // namespace khaldun::publish
