#include "identity/linkage/proof.h"

#include "identity/linkage/blockkeys.h"
#include "identity/linkage/comparison.h"

#include <algorithm>

namespace otklik::identity {

namespace {

/// More holders than one person has accounts.
constexpr quint32 mostHolders = 8;

NameLevel nameLevel(const Agreement &agreement)
{
    const quint8 level = agreement[LinkField::Name].level;
    return level == missingLevel ? NameLevel::Missing : static_cast<NameLevel>(level);
}

/// Aleksandr and Aleksandra differ as a slip of the pen does: of people who share a phone or a mailbox, only
/// a name that is the same is no conflict.
bool conflicts(NameLevel level)
{
    return level != NameLevel::Same && level != NameLevel::Diminutive && level != NameLevel::Missing;
}

bool differInBirth(const Agreement &agreement)
{
    const quint8 level = agreement[LinkField::BirthDate].level;
    return level == static_cast<quint8>(BirthDateLevel::Different);
}

bool isVerified(const ReadRecord &record, const Value *value)
{
    const auto isIt = [value](const HeldValue &held) { return held.value == value; };
    const auto found = std::find_if(record.values.begin(), record.values.end(), isIt);
    return found != record.values.end() && (record.verified >> (found - record.values.begin()) & 1U) != 0;
}

const Value *sharedVerified(const ReadRecord &a, const ReadRecord &b)
{
    for (size_t i = 0; a.verified != 0 && b.verified != 0 && i < a.values.size(); ++i) {
        const Value *value = a.values[i].value;
        if (isVerified(a, value) && isVerified(b, value))
            return value;
    }
    return nullptr;
}

bool isSharedByOthers(const Value &value, const ReadRecord &a, const BlockIndex &index,
                      const std::vector<ReadRecord> &records)
{
    const quint32 block = index.find(plainKey(value));
    if (index.count(block) > mostHolders)
        return true;
    std::vector<quint32> holders;
    if (block != BlockIndex::none)
        index.records(block, holders);
    return std::any_of(holders.begin(), holders.end(), [&](quint32 holder) {
        const Agreement agreement = compareRecords(a, records[holder]);
        return conflicts(nameLevel(agreement)) || differInBirth(agreement);
    });
}

} // namespace

Proof findProof(const ReadRecord &a, const ReadRecord &b, const BlockIndex &index,
                const std::vector<ReadRecord> &records)
{
    const Value *shared = sharedVerified(a, b);
    if (!shared && (a.links.empty() || b.links.empty()))
        return {};
    const Agreement agreement = compareRecords(a, b);
    const bool isMutual = agreement[LinkField::Mention].level == static_cast<quint8>(MentionLevel::Mutual);
    if (!isMutual && !shared)
        return {};
    Proof proof;
    proof.kind = isMutual                          ? Proof::Kind::MutualLinks
               : shared->field == LinkField::Email ? Proof::Kind::VerifiedEmail
                                                   : Proof::Kind::VerifiedPhone;
    proof.value = isMutual ? QString() : shared->text;
    const NameLevel names = nameLevel(agreement);
    const bool areOthers = isMutual ? names == NameLevel::Different || names == NameLevel::SomePart : conflicts(names);
    if (areOthers)
        proof.doubt = Proof::Doubt::NamesConflict;
    else if (differInBirth(agreement))
        proof.doubt = Proof::Doubt::BirthConflict;
    else if (!isMutual && isSharedByOthers(*shared, a, index, records))
        proof.doubt = Proof::Doubt::SharedByOthers;
    else if (!isMutual && names == NameLevel::Missing)
        proof.doubt = Proof::Doubt::NamesUnknown;
    return proof;
}

} // namespace otklik::identity
