#pragma once

#include "identity/linkage/pairsampler.h"
#include "identity/linkage/waterfall.h"

#include <memory>

namespace otklik::identity {

struct LinkerOptions final
{
    PairScope scope = PairScope::All;
    /// Probability from which a pair is proposed. EM takes fields for independent, so that what it calls even odds is
    /// less; measured on made-up Russians and people (./bench identity), proposals below this are too often wrong.
    double least = 0.9;
    quint32 largestBlock = 24;     ///< records; a larger block finds nothing, and is reported
    int randomPairs = 100'000;     ///< for u
    size_t learningPairs = 20'000; ///< for m, of each kind of block
    quint64 seed = 1;
    /// A name is not common because there are few records: how rare a value is, is told as among so many people
    /// at least. Cities are told by the records alone: in each there are many.
    quint32 leastPeople = 2;
};

/// Two records that may be one person's.
struct Proposal final
{
    quint32 first = 0; ///< as add() numbered them; `first` is the smaller
    quint32 second = 0;
    double weight = 0;      ///< log2 odds, the prior in it
    double probability = 0; ///< where a network has one place for a person: with the other candidates in it
    Proof proof;
};

/// A block that is too common to say anything: a family name of thousands, "Аноним", an office's e-mail.
struct CommonBlock final
{
    BlockKind kind = BlockKind::Name;
    quint32 records = 0;
    quint32 example = 0; ///< a record that is in it
};

/// What learn() could learn from.
struct Learned final
{
    std::array<double, linkFields> matches{}; ///< expected matches behind each field's m; 0: m is what is usual
    qint64 pairsCompared = 0;
};

/// Finds records of one person among many: Fellegi and Sunter (1969) with blocking, weights learned without
/// labels and term frequencies. Proposes and never links; what may be linked without asking has a
/// Proof::isEnough. Gives the same answers in every run. Belongs to one thread.
class Linker final
{
public:
    explicit Linker(const LinkerOptions &options = {});
    ~Linker();
    Linker(Linker &&) noexcept;
    Linker &operator=(Linker &&) noexcept;

    /// The record's number: 0, 1, 2 …
    quint32 add(const LinkRecord &record);
    /// Learns the weights from what was added. Without it they are Weights::usual().
    Learned learn();

    /// All pairs that are likely enough or proved, best first.
    [[nodiscard]] QList<Proposal> proposals();
    /// The same for one record that was not added, against all; its number in the answers is size().
    [[nodiscard]] QList<Proposal> find(const LinkRecord &record) const;
    /// Why. Both were added.
    [[nodiscard]] Waterfall explain(quint32 first, quint32 second) const;

    [[nodiscard]] QList<CommonBlock> commonBlocks() const;
    [[nodiscard]] const Weights &weights() const;
    void setWeights(const Weights &weights);
    [[nodiscard]] quint32 size() const;
    /// Bytes held, by the sizes of its parts.
    [[nodiscard]] qint64 memory() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace otklik::identity
