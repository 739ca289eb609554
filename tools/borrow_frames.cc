// borrow_frames SHARE WORDNET OUTPUT: the frames of verbs that the lexicon lacks, from their
// synonyms in WordNet. The build runs it.

#include <cstdio>
#include <fstream>

#include "event/borrow.h"

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: borrow_frames SHARE WORDNET OUTPUT\n", stderr);
    return 2;
  }
  auto fail = [](const khaldun::Status& status) {
    std::fprintf(stderr, "%s\n", status.message().c_str());
    return 1;
  };
  auto share = khaldun::resources::Share::Find(argv[1]);
  if (!share) return fail(share.error());
  auto frames = khaldun::event::FrameLexicon::Load(*share, true);
  if (!frames) return fail(frames.error());
  auto wordnet = khaldun::resources::WordNetVerbs::Load(argv[2]);
  if (!wordnet) return fail(wordnet.error());
  std::ofstream output(argv[3], std::ios::binary);
  output << khaldun::event::BorrowFrames(*frames, *wordnet);
  if (!output.flush()) {
    std::fprintf(stderr, "%s: cannot be written\n", argv[3]);
    return 1;
  }
  return 0;
}
