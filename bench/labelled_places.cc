#include "labelled_places.h"

#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "segment/segment.h"
#include "syntax/syntax.h"

namespace khaldun::bench {
namespace {

std::optional<geo::LabelledPlace> Place(const std::vector<uint32_t>& byte,
                                        const nlohmann::json& p) {
  geo::LabelledPlace label;
  std::string kind =
      p.contains("kind") && p["kind"].is_string() ? p["kind"].get<std::string>() : "";
  if (kind.ends_with("Expression") || kind.ends_with("Non_Lit") || kind.ends_with("Non_Toponym"))
    return std::nullopt;
  label.span = {byte.at(p.at("begin")), byte.at(p.at("end"))};
  if (p["geonames"].is_number()) label.geonames = p["geonames"].get<uint32_t>();
  if (p["lat"].is_number()) {
    label.lat = p["lat"].get<double>();
    label.lon = p["lon"].get<double>();
  }
  return label;
}

bool IsLetter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
}
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The words as the labellers' tool counts them: blanks in excess of one are a word of their own,
// and what is written together is one word but for hyphens between letters, marks and "'s".
std::vector<Span> LabellersWords(const Document& document) {
  std::string_view text = document.text();
  std::vector<Span> out;
  uint32_t end = 0;
  for (const Word& w : document.Get<SegmentLayer>().words) {
    uint32_t gap = w.span.begin - end;
    bool blanks = gap > 1 || (gap == 1 && (end == 0 || text[end] != ' '));
    if (blanks) out.push_back({end, w.span.begin});
    char before = end > 0 ? text[end - 1] : ' ', first = text[w.span.begin];
    bool hyphen = gap == 0 && (first == '-' || before == '-') && w.span.begin > 1;
    char left = hyphen && before == '-' ? text[end - 2] : before;
    char right = hyphen && first == '-' && w.span.end < text.size() ? text[w.span.end] : first;
    bool number =
        hyphen && !(IsLetter(left) && IsLetter(right)) && (IsDigit(left) || IsDigit(right));
    bool slash = gap == 0 && IsDigit(left) && (first == '/' || before == '/');
    bool joined = !out.empty() && (number || slash);
    if (joined) {
      out.back().end = w.span.end;
    } else {
      out.push_back(w.span);
    }
    end = w.span.end;
  }
  return out;
}

// A place of an act: a pair of characters, in part of the set a pair of words, the last one
// included.
std::optional<geo::LabelledPlace> OfAct(const Document& document, const std::vector<uint32_t>& byte,
                                        const nlohmann::json& p) {
  const auto& words = document.Get<SegmentLayer>().words;
  size_t begin = p.at(0), end = p.at(1);
  auto named = [&](Span s) {
    char c = document.text()[s.begin];
    return (c >= 'A' && c <= 'Z') || IsDigit(c) || (c & 0x80) != 0 ||
           document.text(s).starts_with("al-");
  };
  if (end < byte.size() && end >= begin + 3) {
    Span span{byte[begin], byte[end]};
    bool starts = std::any_of(words.begin(), words.end(),
                              [&](const Word& w) { return w.span.begin == span.begin; });
    if (starts && named(span)) return geo::LabelledPlace{span, {}, {}, {}};
  }
  std::vector<Span> counted = LabellersWords(document);
  if (end >= counted.size()) return std::nullopt;
  Span span{counted[begin].begin, counted[end].end};
  return named(span) ? std::optional(geo::LabelledPlace{span, {}, {}, {}}) : std::nullopt;
}

}  // namespace

void Fail(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  std::exit(1);
}

std::string ReadAll(const std::string& path) {
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) Fail(path + ": cannot read");
  std::string text;
  std::vector<char> buffer(1 << 20);
  for (int n; (n = gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0;) {
    text.append(buffer.data(), static_cast<size_t>(n));
  }
  gzclose(file);
  return text;
}

PlaceReader::PlaceReader(const resources::Share& share, bool parse)
    : cleaner_(Need(clean::Cleaner::Make(share))),
      segment_(Need(segment::MakeStage(share))),
      syntax_(Need(syntax::MakeStage(
          share, [parse](const Document&, const SyntaxLayer&, SentenceId) { return parse; }))) {}

void PlaceReader::Read(const std::string& path, std::vector<Article>& out) const {
  if (path.ends_with(".bio")) {
    ReadBio(path, out);
  } else {
    ReadJson(path, out);
  }
}

void PlaceReader::ReadJson(const std::string& path, std::vector<Article>& out) const {
  std::string text = ReadAll(path);
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) out.push_back(One(path, text.substr(at, end - at)));
    at = end + 1;
  }
}

// Sentences are joined to documents of some length, since labels come without documents.
void PlaceReader::ReadBio(const std::string& path, std::vector<Article>& out) const {
  std::string all = ReadAll(path), text;
  std::vector<geo::LabelledPlace> places;
  int sentences = 0;
  bool open = false;
  auto close = [&] {
    if (text.empty()) return;
    out.push_back({"", path, Make(text, std::nullopt, std::move(places)), {}, {}});
    out.back().labelled.partial = true;
    text.clear();
    places.clear();
    sentences = 0;
  };
  for (size_t at = 0; at < all.size();) {
    size_t end = std::min(all.find('\n', at), all.size());
    std::string line = all.substr(at, end - at);
    at = end + 1;
    size_t tab = line.find_first_of("\t ");
    if (tab == std::string::npos) {
      text += "\n";
      open = false;
      if (++sentences == 20) close();
      continue;
    }
    std::string word = line.substr(0, tab), tag = line.substr(line.find_last_of("\t ") + 1);
    if (!text.empty() && text.back() != '\n') text += ' ';
    auto begin = static_cast<uint32_t>(text.size());
    text += word;
    bool loc = tag.ends_with("LOC") || tag.ends_with("location") || tag.ends_with("country") ||
               tag.ends_with("GPE");
    if (loc && tag[0] == 'I' && open) {
      places.back().span.end = static_cast<uint32_t>(text.size());
    } else if (loc) {
      places.push_back({{begin, static_cast<uint32_t>(text.size())}, {}, {}, {}});
    }
    open = loc;
  }
  close();
}

geo::LabelledDocument PlaceReader::Make(std::string text, std::optional<std::string> publisher,
                                        std::vector<geo::LabelledPlace> places) const {
  Story story;
  story.id = story.origin = "training";
  story.publisher = std::move(publisher);
  Story raw = story;
  raw.text = text;
  TextLayer layer;
  if (auto cleaned = cleaner_.Open(std::move(raw)))
    layer.dateline = cleaned->Get<TextLayer>().dateline;
  OffsetMap offsets;
  offsets.AddRun({0, 0, 1});
  Document document(std::move(story), std::move(text), std::move(offsets), std::move(layer));
  if (Status s = segment_->Run(document); !s.ok()) Fail(s.message());
  if (Status s = syntax_->Run(document); !s.ok()) Fail(s.message());
  return {std::move(document), std::move(places), false};
}

Article PlaceReader::One(const std::string& path, const std::string& line) const {
  auto json = nlohmann::json::parse(line);
  std::string text = json.at("text");
  std::vector<uint32_t> byte;  // of each code point
  std::vector<uint32_t> code_point(text.size() + 1, 0);
  uint32_t points = 0;
  for (size_t b = 0; b <= text.size(); ++b) {
    if (b == text.size() || (static_cast<unsigned char>(text[b]) & 0xC0) != 0x80) {
      byte.push_back(static_cast<uint32_t>(b));
      ++points;
    }
    code_point[b] = points - 1;
  }
  std::optional<std::string> publisher;
  if (json.contains("publisher") && json["publisher"].is_string())
    publisher = json["publisher"].get<std::string>();
  Article a{json.value("id", ""),
            path,
            Make(std::move(text), std::move(publisher), {}),
            std::move(code_point),
            {}};
  a.labelled.partial = json.contains("verb");
  if (a.labelled.partial) {
    const auto& verb = json["verb"].at(0);
    a.verb = Span{byte.at(verb.at(0)), byte.at(verb.at(1))};
  }
  for (const auto& p : json.at("places")) {
    if (auto label = a.labelled.partial ? OfAct(a.labelled.document, byte, p) : Place(byte, p)) {
      a.labelled.places.push_back(*label);
    }
  }
  return a;
}

}  // namespace khaldun::bench
