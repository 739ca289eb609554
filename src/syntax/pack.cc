#include "syntax/pack.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "model/model_file.h"
#include "model/word_vectors.h"
#include "syntax/encoder.h"
#include "syntax/lemmatizer.h"
#include "syntax/sentences.h"
#include "text/conllu.h"

namespace khaldun::syntax {
namespace {

constexpr uint32_t kMostWords = 80'000;

Result<std::string> ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (!in.good() && !in.eof()) return Status::Io(fmt::format("{}: cannot be read", path));
  return bytes;
}

template <class T>
Status WriteFile(const std::string& path, const std::vector<T>& data) {
  std::ofstream out(path, std::ios::binary);
  out.write(reinterpret_cast<const char*>(data.data()),
            static_cast<std::streamsize>(data.size() * sizeof(T)));
  out.close();
  return out ? Status::Ok() : Status::Io(fmt::format("{}: cannot be written", path));
}

template <class T>
Result<std::vector<T>> ReadArray(const std::string& path) {
  auto bytes = ReadFile(path);
  if (!bytes) return bytes.error();
  if (bytes->size() % sizeof(T) != 0) {
    return Status::InvalidInput(fmt::format("{}: has a broken size", path));
  }
  std::vector<T> out(bytes->size() / sizeof(T));
  std::memcpy(out.data(), bytes->data(), bytes->size());
  return out;
}

// Tags of names by sentence and word: a line of numbers for each sentence, "-" where nothing is
// known of it.
Result<std::vector<std::vector<int32_t>>> ReadNames(std::span<const std::string> paths) {
  std::vector<std::vector<int32_t>> out;
  for (const std::string& path : paths) {
    std::ifstream in(path);
    if (!in) return Status::Io(fmt::format("{}: cannot be read", path));
    size_t number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      std::vector<int32_t>& tags = out.emplace_back();
      if (line == "-") continue;
      std::istringstream words(line);
      bool in_range = true;
      for (int32_t tag = 0; words >> tag;) {
        in_range &= tag >= 0 && tag < static_cast<int32_t>(kNameTags);
        tags.push_back(tag);
      }
      if (!words.eof() || !in_range) {
        return Status::InvalidInput(
            fmt::format("{}:{}: tags of names from 0 to {} are wanted, or '-' for a sentence of "
                        "which nothing is known",
                        path, number, kNameTags - 1));
      }
    }
  }
  return out;
}

// One set of sentences as files that begin with `path`; `name_files` as in ReadNames for the first
// `with_names` of them, may be empty.
Status ExportSet(const std::string& path, std::span<const GoldSentence> sentences,
                 std::span<const std::string> name_files, size_t with_names,
                 std::span<const uint64_t> vocabulary, std::span<const TagLabel> labels) {
  auto names = ReadNames(name_files);
  if (!names) return names.error();
  if (!name_files.empty() && names->size() != with_names) {
    return Status::InvalidInput(fmt::format("{}: has tags for {} sentences, its treebank has {}",
                                            fmt::join(name_files, ", "), names->size(),
                                            with_names));
  }
  names->resize(sentences.size());
  std::map<std::pair<uint32_t, uint64_t>, int32_t> ids;
  for (size_t i = 0; i < labels.size(); ++i) {
    ids[{labels[i].upos, labels[i].features}] = static_cast<int32_t>(i);
  }
  const Vocabulary known(vocabulary);
  std::vector<int32_t> lengths, words;
  std::vector<float> weights;
  for (size_t k = 0; k < sentences.size(); ++k) {
    const GoldSentence& s = sentences[k];
    const std::vector<int32_t>& tags = (*names)[k];
    if (!tags.empty() && tags.size() != s.forms.size()) {
      return Status::InvalidInput(
          fmt::format("{}: sentence {} has tags for {} words, its treebank has {}",
                      fmt::join(name_files, ", "), k + 1, tags.size(), s.forms.size()));
    }
    const auto n = static_cast<int32_t>(s.forms.size());
    lengths.push_back(n);
    weights.push_back(static_cast<float>(s.weight));
    for (size_t i = 0; i < s.forms.size(); ++i) {
      const WordInput input = InputOf(s.forms[i], known);
      words.push_back(static_cast<int32_t>(input.word));
      for (uint32_t f : input.form) words.push_back(static_cast<int32_t>(f));
      auto it = ids.find({s.gold[i].upos, s.gold[i].features});
      words.push_back(it == ids.end() ? -1 : it->second);
      words.push_back(static_cast<int32_t>(s.gold[i].upos));
      words.push_back(s.arcs[i].head == n ? 0 : s.arcs[i].head + 1);
      words.push_back(static_cast<int32_t>(s.arcs[i].relation));
      words.push_back(tags.empty() ? -1 : tags[i]);
    }
  }
  KHALDUN_TRY(WriteFile(path + ".len", lengths));
  KHALDUN_TRY(WriteFile(path + ".weight", weights));
  return WriteFile(path + ".words", words);
}

struct Tensor {
  std::vector<uint32_t> shape;
  std::vector<float> data;
  uint32_t columns() const { return shape.size() > 1 ? shape[1] : 1; }
  std::span<const float> row(uint32_t r) const {
    return std::span(data).subspan(size_t{r} * columns(), columns());
  }
};

// Tensors by name: length and name, rank and shape, 32-bit floats.
Result<std::map<std::string, Tensor>> ReadTensors(const std::string& path) {
  auto bytes = ReadFile(path);
  if (!bytes) return bytes.error();
  const Status broken = Status::InvalidInput(fmt::format("{}: is no weight file", path));
  std::string_view rest = *bytes;
  auto number = [&](uint32_t& n) {
    if (rest.size() < sizeof n) return false;
    std::memcpy(&n, rest.data(), sizeof n);
    rest.remove_prefix(sizeof n);
    return true;
  };
  std::map<std::string, Tensor> out;
  while (!rest.empty()) {
    uint32_t length = 0, rank = 0;
    if (!number(length) || length > rest.size()) return broken;
    Tensor& t = out[std::string(rest.substr(0, length))];
    rest.remove_prefix(length);
    if (!number(rank) || rank > 4) return broken;
    size_t size = 1;
    for (uint32_t k = 0; k < rank; ++k) {
      uint32_t n = 0;
      if (!number(n)) return broken;
      t.shape.push_back(n);
      size *= n;
    }
    if (size * sizeof(float) > rest.size()) return broken;
    t.data.resize(size);
    std::memcpy(t.data.data(), rest.data(), size * sizeof(float));
    rest.remove_prefix(size * sizeof(float));
  }
  return out;
}

// Rows of weights, each rounded to 8 bits of its own greatest value.
class LinearPacker {
 public:
  // `other` has more weights of the same output, which share the scale; may be empty.
  void Add(std::span<const float> row, std::span<const float> other, float bias) {
    float greatest = 1e-9f;
    for (auto part : {row, other}) {
      for (float w : part) greatest = std::max(greatest, std::abs(w));
    }
    const float step = greatest / 127.0f;
    for (float w : row) weights_.push_back(static_cast<int8_t>(std::lround(w / step)));
    for (float w : other) others_.push_back(static_cast<int8_t>(std::lround(w / step)));
    scale_.push_back(step / model::kUnit);
    bias_.push_back(bias);
  }
  void Pad(size_t outputs, size_t inputs) {
    while (scale_.size() < outputs) {
      weights_.resize(weights_.size() + inputs);
      scale_.push_back(0);
      bias_.push_back(-1e9f);
    }
  }
  void Write(const std::string& name, model::ModelWriter& writer) const {
    writer.Add(name + ".w", std::span<const int8_t>(weights_));
    writer.Add(name + ".scale", std::span<const float>(scale_));
    writer.Add(name + ".bias", std::span<const float>(bias_));
  }
  const std::vector<int8_t>& others() const { return others_; }

 private:
  std::vector<int8_t> weights_, others_;
  std::vector<float> scale_, bias_;
};

class Packer {
 public:
  Packer(std::map<std::string, Tensor> tensors, model::ModelWriter& writer)
      : tensors_(std::move(tensors)), writer_(writer) {}

  // InvalidInput where the tensors are not those of the encoder.
  Status Write(size_t vocabulary) {
    KHALDUN_TRY(Expect("word", {static_cast<uint32_t>(vocabulary) + 1, kWordSize}));
    KHALDUN_TRY(Expect("form.weight", {kFormRows, kFormSize}));
    std::vector<uint8_t> words;
    for (float x : tensors_["word"].data) {
      words.push_back(static_cast<uint8_t>(static_cast<int>(x * model::kUnit + 128.5f)));
    }
    writer_.Add("words", std::span<const uint8_t>(words));
    const auto& form = tensors_["form.weight"].data;
    // The rarest, greatest values are cut off so that the others keep their digits.
    std::vector<float> sizes;
    for (float x : form) sizes.push_back(std::abs(x));
    std::nth_element(sizes.begin(), sizes.end() - sizes.size() / 2000, sizes.end());
    const float step = std::max(sizes[sizes.size() - sizes.size() / 2000], 1e-6f) / 127.0f;
    std::vector<int8_t> forms;
    for (float x : form) {
      forms.push_back(static_cast<int8_t>(std::lround(std::clamp(x / step, -127.0f, 127.0f))));
    }
    writer_.Add("forms", std::span<const int8_t>(forms));
    writer_.Add("forms.scale", std::span<const float>(&step, 1));
    KHALDUN_TRY(WriteLayer("l1", "lstm1", kInputSize));
    KHALDUN_TRY(WriteLayer("l2", "lstm2", kState));
    return WriteHeads();
  }

 private:
  Status Expect(const std::string& name, std::vector<uint32_t> shape) {
    auto it = tensors_.find(name);
    if (it != tensors_.end() && it->second.shape == shape) return Status::Ok();
    return Status::InvalidInput(
        fmt::format("the weights lack '{}' of shape {}", name, fmt::join(shape, " x ")));
  }

  Status WriteLayer(const std::string& from, const std::string& to, uint32_t inputs) {
    LinearPacker packer;
    for (const char* end : {"", "_reverse"}) {
      const std::string input = fmt::format("{}.weight_ih_l0{}", from, end),
                        state = fmt::format("{}.weight_hh_l0{}", from, end),
                        bias1 = fmt::format("{}.bias_ih_l0{}", from, end),
                        bias2 = fmt::format("{}.bias_hh_l0{}", from, end);
      KHALDUN_TRY(Expect(input, {kGates, inputs}));
      KHALDUN_TRY(Expect(state, {kGates, kHidden}));
      KHALDUN_TRY(Expect(bias1, {kGates}));
      KHALDUN_TRY(Expect(bias2, {kGates}));
      for (uint32_t o = 0; o < kGates; ++o) {
        packer.Add(tensors_[input].row(o), tensors_[state].row(o),
                   tensors_[bias1].data[o] + tensors_[bias2].data[o]);
      }
    }
    packer.Write(to, writer_);
    const std::span<const int8_t> recurrent(packer.others());
    writer_.Add(to + ".u0", recurrent.first(recurrent.size() / 2));
    writer_.Add(to + ".u1", recurrent.last(recurrent.size() / 2));
    return Status::Ok();
  }

  Status WriteHeads() {
    const auto labels = tensors_["tag.bias"].shape.empty() ? 0 : tensors_["tag.bias"].shape[0];
    KHALDUN_TRY(Expect("tag.weight", {labels, kState}));
    LinearPacker tag;
    AddRows("tag", labels, tag);
    tag.Pad(kMaxLabels, kState);
    KHALDUN_TRY(Expect("name.weight", {kNameTags, kState}));
    AddRows("name", kNameTags, tag);
    tag.Pad(kTagOutputs, kState);
    tag.Write("tag", writer_);

    LinearPacker arc;
    for (auto [name, size] : {std::pair("dep", kArcSize), std::pair("head", kArcSize),
                              std::pair("ldep", kLabelSize), std::pair("lhead", kLabelSize)}) {
      KHALDUN_TRY(Expect(fmt::format("{}.weight", name), {size, kState}));
      AddRows(name, size, arc);
    }
    arc.Write("arc", writer_);

    KHALDUN_TRY(Expect("lout.weight", {kRelationCount, kLabelSize}));
    LinearPacker relation;
    AddRows("lout", kRelationCount, relation);
    relation.Pad(kRelationOutputs, kLabelSize);
    relation.Write("relation", writer_);

    KHALDUN_TRY(Expect("root", {kArcSize}));
    KHALDUN_TRY(Expect("hb.weight", {1, kArcSize}));
    KHALDUN_TRY(Expect("lroot", {kLabelSize}));
    std::vector<float> root = tensors_["root"].data;
    for (float& x : root) x = std::tanh(x);
    writer_.Add("head.root", std::span<const float>(root));
    writer_.Add("head.bias", std::span<const float>(tensors_["hb.weight"].data));
    writer_.Add("label.root", std::span<const float>(tensors_["lroot"].data));
    return Status::Ok();
  }

  void AddRows(const std::string& name, uint32_t rows, LinearPacker& packer) {
    const Tensor& weights = tensors_[name + ".weight"];
    auto bias = tensors_.find(name + ".bias");
    for (uint32_t o = 0; o < rows; ++o) {
      packer.Add(weights.row(o), {}, bias == tensors_.end() ? 0.0f : bias->second.data[o]);
    }
  }

  std::map<std::string, Tensor> tensors_;
  model::ModelWriter& writer_;
};

}  // namespace

namespace {

using Vectors = std::map<uint64_t, std::vector<float>>;

Result<Vectors> ReadVectors(const std::string& path) {
  Vectors out;
  KHALDUN_TRY(model::ReadWordVectors(
      path, kMostWords, [&](std::string_view word, std::span<const float> vector) {
        if (word != "</s>")
          out.emplace(FormOf(word).norm, std::vector(vector.begin(), vector.end()));
      }));
  return out;
}

// Words that come twice, each with the same vector: training has to tell them apart.
Vectors WordsOf(std::span<const GoldSentence> sentences) {
  std::map<uint64_t, int> counts;
  for (const auto& s : sentences) {
    for (const WordForm& f : s.forms) ++counts[f.norm];
  }
  Vectors out;
  for (auto [norm, n] : counts) {
    if (n > 1) out.emplace(norm, std::vector<float>(kWordSize, 1.0f));
  }
  return out;
}

}  // namespace

Status Export(const ExportOptions& options) {
  const std::span<const std::string> names(options.names);
  const size_t treebanks = options.train.size() + options.held.size() + options.named.size();
  if (names.size() != treebanks && (!names.empty() || !options.named.empty())) {
    return Status::WrongUse(fmt::format("{} files of names for {} treebanks: one each is wanted",
                                        names.size(), treebanks));
  }
  auto names_of = [&](size_t first, size_t count) {
    return names.empty() ? names : names.subspan(first, count);
  };
  auto documents = text::ReadConlluFiles(options.train);
  if (!documents) return documents.error();
  auto sentences = SentencesOf(*documents, options.weights);
  const size_t annotated = sentences.size();
  auto parsed = text::ReadConlluFiles(options.parsed);
  if (!parsed) return parsed.error();
  for (GoldSentence& s : SentencesOf(*parsed, options.weights)) sentences.push_back(std::move(s));
  Vectors by_word;
  if (options.vectors.empty()) {
    by_word = WordsOf(sentences);
  } else {
    auto read = ReadVectors(options.vectors);
    if (!read) return read.error();
    by_word = std::move(*read);
  }
  if (by_word.empty()) return Status::InvalidInput("no words to train on");
  std::vector<uint64_t> vocabulary;
  // Row 0 is for words without a vector.
  std::vector<float> vectors(by_word.begin()->second.size(), 0.0f);
  for (const auto& [norm, vector] : by_word) {
    vocabulary.push_back(norm);
    vectors.insert(vectors.end(), vector.begin(), vector.end());
  }
  KHALDUN_TRY(WriteFile(options.output + "/vocab.u64", vocabulary));
  KHALDUN_TRY(WriteFile(options.output + "/vectors.f32", vectors));
  const auto labels = LabelsOf(sentences);
  KHALDUN_TRY(WriteFile(options.output + "/labels.bin", labels));
  KHALDUN_TRY(ExportSet(options.output + "/set0", sentences, names_of(0, options.train.size()),
                        annotated, vocabulary, labels));
  auto write = [&](const std::string& name, const std::vector<std::string>& files,
                   std::span<const std::string> files_of_names) -> Status {
    if (files.empty()) return Status::Ok();
    auto read = text::ReadConlluFiles(files);
    if (!read) return read.error();
    auto some = SentencesOf(*read, options.weights);
    return ExportSet(options.output + "/" + name, some, files_of_names, some.size(), vocabulary,
                     labels);
  };
  for (size_t i = 0; i < options.held.size(); ++i) {
    KHALDUN_TRY(write(fmt::format("set{}", i + 1), {options.held[i]},
                      names_of(options.train.size() + i, 1)));
  }
  KHALDUN_TRY(write("plain", options.plain, {}));
  return write("names", options.named,
               names_of(options.train.size() + options.held.size(), options.named.size()));
}

Status Pack(const PackOptions& options) {
  auto vocabulary = ReadArray<uint64_t>(options.folder + "/vocab.u64");
  if (!vocabulary) return vocabulary.error();
  auto labels = ReadArray<TagLabel>(options.folder + "/labels.bin");
  if (!labels) return labels.error();
  auto tensors = ReadTensors(options.weights);
  if (!tensors) return tensors.error();
  auto documents = text::ReadConlluFiles(options.lemmas);
  if (!documents) return documents.error();
  model::ModelWriter writer("syntax");
  writer.Add("vocabulary", std::span<const uint64_t>(*vocabulary));
  writer.Add("labels", std::span<const TagLabel>(*labels));
  Packer packer(std::move(*tensors), writer);
  KHALDUN_TRY(packer.Write(vocabulary->size()));
  LemmaTrainer lemmas;
  for (const GoldSentence& s : SentencesOf(*documents, {})) {
    for (size_t w = 0; w < s.words.size(); ++w) lemmas.Add(s.words[w], s.gold[w], s.lemmas[w]);
  }
  lemmas.Write(writer);
  return writer.Write(options.output + "/syntax.bin");
}

}  // namespace khaldun::syntax
