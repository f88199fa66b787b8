#include "identity/linkage/blockkeys.h"

namespace otklik::identity {

namespace {

constexpr qsizetype endLength = 5;
constexpr int mostParts = 6;

BlockKey key(BlockKind kind, QStringView text, quint64 more = 0)
{
    return {kind, steadyHash(text, (more << 4) ^ static_cast<quint64>(kind))};
}

void addHandleKeys(const HandleForm &handle, std::vector<BlockKey> &to)
{
    to.push_back(key(BlockKind::Handle, handle.core));
    if (handle.core.size() < endLength - 1)
        return;
    // Both ends share one space: kclark and clarkjohn are worth comparing.
    to.push_back(key(BlockKind::HandleEnd, handle.core.left(endLength)));
    to.push_back(key(BlockKind::HandleEnd, handle.core.right(endLength)));
}

void addNameKeys(const NameForm &name, std::vector<BlockKey> &to)
{
    QString text;
    for (const NameKey &one : nameKeys(name)) {
        one.writeTo(text);
        to.push_back(key(BlockKind::Name, text));
    }
}

quint64 hashOf(const Value *value)
{
    return steadyHash(value->text, 1);
}

/// Keys of a name's part and something else: of a birth date the initial is enough, a slip in the name is no harm.
void addNamePlusKeys(const ReadRecord &record, const Value &name, std::vector<BlockKey> &to)
{
    int parts = 0;
    for (const NameWord *word : name.name->called()) {
        if (word->key.size() < 2 || ++parts > mostParts)
            continue;
        for (const HeldValue &other : record.values) {
            if (other.field == LinkField::City)
                to.push_back(key(BlockKind::NamePlace, word->key, hashOf(other.value)));
            else if (other.field == LinkField::BirthDate) {
                const QStringView date = other.value->text;
                to.push_back(key(BlockKind::NameDate, word->key, steadyHash(date.left(4), 2)));
                to.push_back(key(BlockKind::BirthDate, QStringView(word->key).left(1), hashOf(other.value)));
            }
        }
    }
}

} // namespace

void addValueKeys(const Value &value, std::vector<BlockKey> &to)
{
    if (value.name)
        addNameKeys(*value.name, to);
    if (value.handle)
        addHandleKeys(*value.handle, to);
}

BlockKey plainKey(const Value &value)
{
    switch (value.field) {
    case LinkField::Email:
        return key(BlockKind::Email, value.text);
    case LinkField::Phone:
        return key(BlockKind::Phone, value.text);
    case LinkField::Number:
        return key(BlockKind::Number, value.text);
    default:
        return key(BlockKind::Address, value.text);
    }
}

void addRecordKeys(const ReadRecord &record, std::vector<BlockKey> &to)
{
    for (const HeldValue &held : record.values) {
        switch (held.field) {
        case LinkField::Name:
            addNamePlusKeys(record, *held.value, to);
            break;
        case LinkField::Email:
        case LinkField::Phone:
        case LinkField::Number:
        case LinkField::Address:
            to.push_back(plainKey(*held.value));
            break;
        default:
            break;
        }
    }
    if (record.nameInHandle)
        addNameKeys(*record.nameInHandle, to);
    for (const quint64 account : record.accounts)
        to.push_back({BlockKind::Link, account});
    for (const quint64 link : record.links)
        to.push_back({BlockKind::Link, link});
}

QList<LinkField> heldFields(BlockKind kind)
{
    // A handle and an e-mail are often made of the name: who shares one of them for that reason shares the
    // family name too, and EM would take families for persons.
    const QList<LinkField> ofName{LinkField::Name, LinkField::NameInHandle, LinkField::Handle, LinkField::Email};
    switch (kind) {
    case BlockKind::Link:
        return {LinkField::Mention};
    case BlockKind::Email:
        return {LinkField::Email};
    case BlockKind::Phone:
        return {LinkField::Phone};
    case BlockKind::Number:
        return {LinkField::Number};
    case BlockKind::Handle:
    case BlockKind::HandleEnd:
    case BlockKind::Name:
        return ofName;
    case BlockKind::NamePlace:
        return ofName + QList{LinkField::City, LinkField::Address};
    case BlockKind::NameDate:
        return ofName + QList{LinkField::BirthDate};
    case BlockKind::BirthDate:
        return {LinkField::BirthDate};
    case BlockKind::Address:
        return {LinkField::Address, LinkField::City};
    }
    return {};
}

} // namespace otklik::identity
