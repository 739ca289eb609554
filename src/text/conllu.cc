#include "text/conllu.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <span>

namespace khaldun::text {
namespace {

using Fields = std::array<std::string_view, 10>;

bool SplitFields(std::string_view line, Fields& fields) {
  for (size_t i = 0; i < fields.size(); ++i) {
    size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == fields.size())) return false;
    fields[i] = line.substr(0, tab);
    if (tab != std::string_view::npos) line.remove_prefix(tab + 1);
  }
  return true;
}

std::optional<uint32_t> Number(std::string_view s) {
  uint32_t n = 0;
  auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), n);
  if (error != std::errc() || end != s.data() + s.size()) return std::nullopt;
  return n;
}

std::optional<Relation> RelationOrBase(std::string_view name) {
  if (auto r = RelationFromName(name)) return r;
  return RelationFromName(name.substr(0, name.find(':')));
}

// Attributes and values outside UD English (rare annotation slips) are left out.
Features FeaturesOf(std::string_view field) {
  if (auto f = Features::Parse(field)) return *f;
  uint64_t bits = 0;
  while (!field.empty()) {
    size_t bar = field.find('|');
    if (auto f = Features::Parse(field.substr(0, bar))) bits |= f->bits();
    field = bar == std::string_view::npos ? std::string_view{} : field.substr(bar + 1);
  }
  return Features::FromBits(bits);
}

class Reader {
 public:
  explicit Reader(std::string_view name) : name_(name) {}

  Status Read(std::string_view conllu) {
    for (uint32_t number = 1; !conllu.empty(); ++number) {
      size_t end = conllu.find('\n');
      std::string_view line = conllu.substr(0, end);
      conllu = end == std::string_view::npos ? std::string_view{} : conllu.substr(end + 1);
      if (line.ends_with('\r')) line.remove_suffix(1);
      KHALDUN_TRY(Line(line, number));
    }
    KHALDUN_TRY(CloseSentence());
    CloseDocument();
    return Status::Ok();
  }

  std::vector<Document> documents;

 private:
  Status Line(std::string_view line, uint32_t number) {
    if (line.empty()) return CloseSentence();
    if (line[0] == '#') {
      if (line.starts_with("# newdoc")) {
        CloseDocument();
        id_ = line.find('=') == line.npos ? "" : line.substr(line.find('=') + 1);
        if (id_.starts_with(' ')) id_.erase(0, 1);
      }
      if (line.starts_with("# newpar")) new_paragraph_ = true;
      return Status::Ok();
    }
    Fields f;
    if (!SplitFields(line, f)) return Fault(number, "has no ten columns");
    if (f[0].find('.') != f[0].npos) return Status::Ok();
    if (size_t dash = f[0].find('-'); dash != f[0].npos) {
      auto last = Number(f[0].substr(dash + 1));
      if (!last || *last < InSentence() + 1) return Fault(number, "has a broken token range");
      Begin();
      token_ = Append(f[1]);
      token_first_ = InSentence();
      token_last_ = *last;
      glue_ = f[9].find("SpaceAfter=No") != f[9].npos;
      return Status::Ok();
    }
    return Word(f, number);
  }

  Status Word(const Fields& f, uint32_t number) {
    auto upos = UposFromName(f[3]);
    auto relation = RelationOrBase(f[7]);
    auto head = Number(f[6]);
    if (Number(f[0]) != InSentence() + 1) return Fault(number, "counts its words wrongly");
    if (!upos) return Fault(number, fmt::format("has an unknown tag '{}'", f[3]));
    if (!relation) return Fault(number, fmt::format("has an unknown relation '{}'", f[7]));
    if (!head) return Fault(number, fmt::format("has a head '{}' that is no number", f[6]));
    const bool inside = InSentence() < token_last_;
    if (inside) {
      segment_.words.push_back({{}, InSentence() > token_first_});
      forms_.push_back(f[1]);
      if (InSentence() == token_last_) PlaceTokenWords();
    } else {
      Begin();
      segment_.words.push_back({Append(f[1]), false});
      glue_ = f[9].find("SpaceAfter=No") != f[9].npos;
    }
    auto at = static_cast<uint32_t>(syntax_.lemma_pool.size());
    syntax_.lemma_pool += f[2] == "_" && f[1] != "_" ? f[1] : f[2];
    syntax_.words.push_back({*upos,
                             *relation,
                             WordId(*head),
                             FeaturesOf(f[5]),
                             {at, static_cast<uint32_t>(syntax_.lemma_pool.size())}});
    return Status::Ok();
  }

  // Spans of the words inside one token: their forms where these make up the token, else equal
  // shares of it.
  void PlaceTokenWords() {
    auto words = std::span(segment_.words).last(forms_.size());
    std::string joined;
    for (auto form : forms_) joined += form;
    uint32_t at = token_.begin;
    for (size_t i = 0; i < forms_.size(); ++i) {
      uint32_t end =
          joined == token_.In(text_)
              ? at + static_cast<uint32_t>(forms_[i].size())
              : token_.begin + static_cast<uint32_t>(token_.size() * (i + 1) / forms_.size());
      while (end < token_.end && (text_[end] & 0xC0) == 0x80) ++end;
      words[i].span = {at, end};
      at = end;
    }
    forms_.clear();
  }

  // White space before the next token.
  void Begin() {
    if (text_.empty()) return;
    if (InSentence() > 0) {
      if (!glue_) text_ += ' ';
    } else {
      text_ += new_paragraph_ ? "\n\n" : " ";
      paragraph_ += new_paragraph_;
    }
  }

  Span Append(std::string_view form) {
    auto begin = static_cast<uint32_t>(text_.size());
    text_ += form;
    return {begin, static_cast<uint32_t>(text_.size())};
  }

  uint32_t InSentence() const { return static_cast<uint32_t>(segment_.words.size()) - first_; }

  Status CloseSentence() {
    auto end = static_cast<uint32_t>(segment_.words.size());
    if (end == first_) return Status::Ok();
    for (uint32_t w = first_; w < end; ++w) {
      auto& word = syntax_.words[w];
      uint32_t head = word.head.value;
      if (head > end - first_) {
        return Status::InvalidInput(fmt::format("{}: the head of '{}' is outside its sentence",
                                                name_, segment_.words[w].span.In(text_)));
      }
      word.head = WordId(head == 0 ? w : first_ + head - 1);
      if (head == 0) word.relation = Relation::kRoot;
    }
    segment_.sentences.push_back(
        {{segment_.words[first_].span.begin, segment_.words.back().span.end},
         {WordId(first_), WordId(end)},
         paragraph_});
    syntax_.parsed.push_back(true);
    first_ = end;
    token_last_ = 0;
    forms_.clear();
    new_paragraph_ = false;
    return Status::Ok();
  }

  void CloseDocument() {
    if (!segment_.words.empty()) {
      Story story;
      story.id = id_.empty() ? std::string(name_) : id_;
      story.origin = name_;
      OffsetMap offsets;
      offsets.AddRun({0, 0, 1});
      Document document(std::move(story), std::move(text_), std::move(offsets), TextLayer{});
      // The layers are new, so adding them cannot fail.
      (void)document.Add(std::move(segment_));
      (void)document.Add(std::move(syntax_));
      documents.push_back(std::move(document));
    }
    text_.clear();
    segment_ = {};
    syntax_ = {};
    first_ = paragraph_ = token_last_ = 0;
    new_paragraph_ = false;
  }

  Status Fault(uint32_t line, std::string_view what) const {
    return Status::InvalidInput(fmt::format("{}:{}: the line {}", name_, line, what));
  }

  std::string_view name_;
  std::string id_, text_;
  SegmentLayer segment_;
  SyntaxLayer syntax_;
  uint32_t first_ = 0, paragraph_ = 0;
  bool new_paragraph_ = false, glue_ = false;
  Span token_;
  uint32_t token_first_ = 0, token_last_ = 0;
  std::vector<std::string_view> forms_;
};

// A sentence on one line.
std::string OneLine(std::string_view text) {
  std::string out;
  for (char c : text) {
    bool white = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!white) {
      out += c;
    } else if (!out.ends_with(' ')) {
      out += ' ';
    }
  }
  return out;
}

}  // namespace

Result<std::vector<Document>> ReadConllu(std::string_view conllu, std::string_view name) {
  Reader reader(name);
  KHALDUN_TRY(reader.Read(conllu));
  return std::move(reader.documents);
}

Result<std::vector<Document>> ReadConlluFiles(const std::vector<std::string>& paths) {
  std::vector<Document> documents;
  for (const std::string& path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(in), {});
    if (!in.good() && !in.eof()) return Status::Io(fmt::format("{}: cannot be read", path));
    auto read = ReadConllu(bytes, path);
    if (!read) return read.error();
    for (Document& d : *read) documents.push_back(std::move(d));
  }
  return documents;
}

std::string ToConllu(const Document& document) {
  const auto& segment = document.Get<SegmentLayer>();
  const auto& syntax = document.Get<SyntaxLayer>();
  std::string out = fmt::format("# newdoc id = {}\n", document.story().id);
  auto to = std::back_inserter(out);
  std::optional<uint32_t> paragraph;
  uint32_t number = 0;
  for (const Sentence& sentence : segment.sentences) {
    if (paragraph != sentence.paragraph) out += "# newpar\n";
    paragraph = sentence.paragraph;
    fmt::format_to(to, "# sent_id = {}-{}\n# text = {}\n", document.story().id, ++number,
                   OneLine(document.text(sentence.span)));
    const uint32_t first = sentence.words.begin.value, end = sentence.words.end.value;
    auto glued = [&](uint32_t w) {  // no white space after word w
      return w + 1 < segment.words.size() &&
             segment.words[w].span.end == segment.words[w + 1].span.begin;
    };
    for (uint32_t w = first; w < end; ++w) {
      uint32_t last = w;
      if (!segment.words[w].joined) {
        while (last + 1 < end && segment.words[last + 1].joined) ++last;
      }
      if (last > w) {
        Span token{segment.words[w].span.begin, segment.words[last].span.end};
        fmt::format_to(to, "{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", w - first + 1, last - first + 1,
                       document.text(token), glued(last) ? "SpaceAfter=No" : "_");
      }
      const WordSyntax& word = syntax.words[w];
      const bool root = word.head.value == w && word.relation == Relation::kRoot;
      const uint32_t head = root ? 0 : word.head.value == w ? 1 : word.head.value - first + 1;
      const bool within = last > w || segment.words[w].joined;
      fmt::format_to(to, "{}\t{}\t{}\t{}\t_\t{}\t{}\t{}\t_\t{}\n", w - first + 1,
                     document.text(segment.words[w].span), word.lemma.In(syntax.lemma_pool),
                     Name(word.upos), word.features.Format(), head, Name(word.relation),
                     !within && glued(w) ? "SpaceAfter=No" : "_");
    }
    out += '\n';
  }
  return out;
}

}  // namespace khaldun::text
