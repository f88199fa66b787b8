#pragma once

#include <QString>

#include <vector>

namespace otklik::identity {

class BlockIndex;
struct ReadRecord;

/// What the networks themselves say, apart from all weights: only this may link without a person's word.
struct Proof final
{
    enum class Kind { None, MutualLinks, VerifiedEmail, VerifiedPhone };
    /// Why a proof is not enough to link without asking.
    enum class Doubt {
        None,
        NamesConflict,  ///< a couple that names each other; one phone of a family
        NamesUnknown,   ///< of an e-mail or phone: one side has no name that could conflict
        BirthConflict,  ///< a father and a son of one name
        SharedByOthers, ///< an office's e-mail: somebody of another name has it too, or very many have it
    };
    Kind kind = Kind::None;
    Doubt doubt = Doubt::None;
    QString value; ///< the shared e-mail or phone

    [[nodiscard]] bool isEnough() const { return kind != Kind::None && doubt == Doubt::None; }
    friend bool operator==(const Proof &, const Proof &) = default;
};

/// What `a` and `b` prove together; `index` and `records` tell who else has what they share.
[[nodiscard]] Proof findProof(const ReadRecord &a, const ReadRecord &b, const BlockIndex &index,
                              const std::vector<ReadRecord> &records);

} // namespace otklik::identity
