#include "syntax/train.h"

#include <fmt/format.h>

#include <cstdio>

#include "model/model_file.h"
#include "syntax/lemmatizer.h"
#include "syntax/parser_train.h"
#include "syntax/tagger_train.h"
#include "text/conllu.h"

namespace khaldun::syntax {
namespace {

constexpr int kTaggerEpochs = 6, kJackknifeEpochs = 4, kFolds = 4;

// Tags for the parser to learn from: each sentence's come from a tagger that has not seen its
// document, so they err as they will on new text.
Status Jackknife(const TrainOptions& options, std::span<const GoldSentence> sentences,
                 std::span<const TagLabel> labels, std::vector<std::vector<Tag>>& tags) {
  tags.resize(sentences.size());
  const std::string path = options.output + "/fold.tmp";
  for (size_t fold = 0; fold < kFolds; ++fold) {
    std::vector<GoldSentence> seen;
    for (const auto& s : sentences) {
      if (s.document % kFolds != fold) seen.push_back(s);
    }
    TaggerTrainer trainer(seen, labels);
    std::mt19937_64 random(options.seed + fold);
    for (int e = 0; e < kJackknifeEpochs; ++e) trainer.Epoch(EpochOf(seen, random));
    model::ModelWriter writer("fold");
    trainer.Write(writer);
    KHALDUN_TRY(writer.Write(path));
    auto file = model::ModelFile::Open(path, "fold");
    if (!file) return file.error();
    auto tagger = Tagger::Load(*file);
    if (!tagger) return tagger.error();
    size_t right = 0, all = 0;
    for (size_t i = 0; i < sentences.size(); ++i) {
      if (sentences[i].document % kFolds != fold) continue;
      tags[i].resize(sentences[i].forms.size());
      tagger->Run(sentences[i].forms, tags[i]);
      for (size_t w = 0; w < tags[i].size(); ++w) right += tags[i][w] == sentences[i].tags[w];
      all += tags[i].size();
    }
    if (options.progress) {
      options.progress(fmt::format("tagger, fold {}: {:.4f} of unseen words", fold + 1,
                                   static_cast<double>(right) / static_cast<double>(all)));
    }
  }
  std::remove(path.c_str());
  return Status::Ok();
}

}  // namespace

Status Train(const TrainOptions& options) {
  auto say = [&](const std::string& line) {
    if (options.progress) options.progress(line);
  };
  auto documents = text::ReadConlluFiles(options.files);
  if (!documents) return documents.error();
  auto sentences = SentencesOf(*documents, options.weights);
  const auto labels = LabelsOf(sentences);
  say(fmt::format("{} sentences, {} labels", sentences.size(), labels.size()));

  model::ModelWriter writer("syntax");
  LemmaTrainer lemmas;
  for (const auto& s : sentences) {
    for (size_t w = 0; w < s.words.size(); ++w) {
      lemmas.Add(s.words[w], labels[s.tags[w]], s.lemmas[w]);
    }
  }
  lemmas.Write(writer);

  std::vector<std::vector<Tag>> tags;
  KHALDUN_TRY(Jackknife(options, sentences, labels, tags));
  TaggerTrainer tagger(sentences, labels);
  std::mt19937_64 tagger_random(options.seed);
  for (int e = 0; e < kTaggerEpochs; ++e) {
    double share = tagger.Epoch(EpochOf(sentences, tagger_random));
    say(fmt::format("tagger, epoch {}: {:.4f}", e + 1, share));
  }
  ParserTrainer parser(sentences, tags, labels);
  std::mt19937_64 random(options.seed);
  for (int e = 0; e < options.epochs; ++e) {
    double share = parser.Epoch(EpochOf(sentences, random), e > 0, random);
    say(fmt::format("parser, epoch {}: {:.4f}", e + 1, share));
  }
  tagger.Write(writer);
  parser.Write(writer);
  return writer.Write(options.output + "/syntax.bin");
}

}  // namespace khaldun::syntax
