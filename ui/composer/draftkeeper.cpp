#include "ui/composer/draftkeeper.h"

#include "models/uuid7.h"
#include "ui/common/deliver.h"

#include <algorithm>

namespace otklik {

namespace {

/// With the store's own write this stays well within the second that is promised.
constexpr std::chrono::milliseconds saveAfter{400};
constexpr std::chrono::milliseconds retryAfter{2000};

size_t fingerprint(const Draft &draft)
{
    size_t print = qHashMulti(0, draft.text, static_cast<int>(draft.visibility), draft.publicLine);
    for (const Attachment &one : draft.attachments)
        print = qHashMulti(print, one.hash, one.description);
    return print;
}

std::optional<Draft> newestOther(const QList<Draft> &drafts, const DraftId &than)
{
    const auto it = std::find_if(drafts.cbegin(), drafts.cend(), [&](const Draft &d) { return d.id != than; });
    return it == drafts.cend() ? std::nullopt : std::optional(*it);
}

} // namespace

DraftKeeper::DraftKeeper(DraftStore &store, const Clock &clock, const UserId &me, QObject *parent)
    : QObject(parent), m_store(store), m_clock(clock), m_me(me)
{
    m_debounce.setSingleShot(true);
    connect(&m_debounce, &QTimer::timeout, this, &DraftKeeper::flush);
}

DraftKeeper::~DraftKeeper()
{
    flush();
}

void DraftKeeper::load(const Conversation &conversation)
{
    QList<Draft> drafts;
    for (const Draft &draft : conversation.drafts)
        if (!draft.isDone && draft.authorId == m_me)
            drafts.append(draft);

    const CaseId id = conversation.supportCase.id;
    const auto it = m_kept.find(id);
    if (it == m_kept.end()) {
        takeNew(id, drafts);
    } else if (!update(*it, drafts)) {
        m_kept.erase(it);
        takeNew(id, drafts);
        Q_EMIT textReplaced(id);
    }
}

void DraftKeeper::takeNew(const CaseId &id, const QList<Draft> &drafts)
{
    if (drafts.isEmpty())
        return;
    Kept kept;
    kept.draft = drafts.first();
    kept.wasInStore = true;
    kept.cursor = {kept.draft.text.size(), kept.draft.text.size()};
    kept.other = newestOther(drafts, kept.draft.id);
    m_kept.insert(id, kept);
    Q_EMIT textReplaced(id);
    if (kept.other)
        Q_EMIT otherChanged(id);
}

/// False when our draft is no longer there: published, or discarded elsewhere.
bool DraftKeeper::update(Kept &kept, const QList<Draft> &drafts)
{
    if (const Draft *own = ownAmong(kept, drafts)) {
        kept.wasInStore = true;
        if (own->id != kept.draft.id) {
            kept.draft.id = own->id;
            kept.draft.revision = own->revision;
        }
        adopt(kept, *own);
    } else if (kept.wasInStore && !kept.isDirty) {
        return false;
    }
    auto other = newestOther(drafts, kept.draft.id);
    if (other != kept.other) {
        kept.other = std::move(other);
        Q_EMIT otherChanged(kept.draft.caseId);
    }
    return true;
}

bool DraftKeeper::isEcho(const Kept &kept, const Draft &stored)
{
    return fingerprint(stored) == fingerprint(kept.draft) || kept.ownVersions.contains(fingerprint(stored));
}

/// After a conflict what was typed here may stand in the new row of the two:
/// what was saved from here tells ours better than the id.
const Draft *DraftKeeper::ownAmong(const Kept &kept, const QList<Draft> &drafts)
{
    const Draft *byId = nullptr;
    const Draft *byContent = nullptr;
    for (const Draft &draft : drafts) {
        if (draft.id == kept.draft.id)
            byId = &draft;
        else if (!draft.isEmpty() && isEcho(kept, draft) && !byContent)
            byContent = &draft;
    }
    if (byId && (isEcho(kept, *byId) || !byContent))
        return byId;
    return byContent;
}

void DraftKeeper::adopt(Kept &kept, const Draft &stored)
{
    if (isEcho(kept, stored)) {
        kept.draft.revision = std::max(kept.draft.revision, stored.revision);
        return;
    }
    // Typed on another device meanwhile: only what is saved here may give way.
    // While it is not, the old base revision lets the server see the conflict.
    if (kept.isDirty)
        return;
    kept.draft = stored;
    kept.ownVersions.clear();
    kept.cursor.position = std::min(kept.cursor.position, stored.text.size());
    kept.cursor.anchor = kept.cursor.position;
    Q_EMIT textReplaced(kept.draft.caseId);
}

QString DraftKeeper::text(const CaseId &id) const
{
    const auto it = m_kept.constFind(id);
    return it == m_kept.cend() ? QString() : it->draft.text;
}

QList<Attachment> DraftKeeper::attachments(const CaseId &id) const
{
    const auto it = m_kept.constFind(id);
    return it == m_kept.cend() ? QList<Attachment>() : it->draft.attachments;
}

QString DraftKeeper::publicLine(const CaseId &id) const
{
    const auto it = m_kept.constFind(id);
    return it == m_kept.cend() ? QString() : it->draft.publicLine;
}

DraftCursor DraftKeeper::cursor(const CaseId &id) const
{
    const auto it = m_kept.constFind(id);
    return it == m_kept.cend() ? DraftCursor{} : it->cursor;
}

std::optional<Visibility> DraftKeeper::visibility(const CaseId &id) const
{
    const auto it = m_kept.constFind(id);
    return it == m_kept.cend() ? std::nullopt : std::optional(it->draft.visibility);
}

DraftId DraftKeeper::draftId(const CaseId &id) const
{
    const auto it = m_kept.constFind(id);
    return it == m_kept.cend() ? DraftId{} : it->draft.id;
}

std::optional<Draft> DraftKeeper::other(const CaseId &id) const
{
    const auto it = m_kept.constFind(id);
    return it == m_kept.cend() ? std::nullopt : it->other;
}

void DraftKeeper::setText(const Case &supportCase, const QString &text, Visibility visibility)
{
    set(supportCase, &Draft::text, text, visibility);
}

void DraftKeeper::setAttachments(const Case &supportCase, const QList<Attachment> &attachments, Visibility visibility)
{
    set(supportCase, &Draft::attachments, attachments, visibility);
}

void DraftKeeper::setPublicLine(const Case &supportCase, const QString &line, Visibility visibility)
{
    set(supportCase, &Draft::publicLine, line, visibility);
}

template <class Value>
void DraftKeeper::set(const Case &supportCase, Value Draft::*member, const Value &value, Visibility visibility)
{
    if (value.isEmpty() && !m_kept.contains(supportCase.id))
        return;
    Kept &kept = keptFor(supportCase);
    if (kept.draft.*member == value && kept.draft.visibility == visibility)
        return;
    kept.draft.mentionId = supportCase.mentionId;
    kept.draft.*member = value;
    kept.draft.visibility = visibility;
    noteChange(kept);
}

DraftKeeper::Kept &DraftKeeper::keptFor(const Case &supportCase)
{
    const auto it = m_kept.find(supportCase.id);
    if (it != m_kept.end())
        return *it;
    Kept kept;
    kept.draft.id = newId<DraftId>(m_clock);
    kept.draft.caseId = supportCase.id;
    kept.draft.authorId = m_me;
    return *m_kept.insert(supportCase.id, kept);
}

void DraftKeeper::noteChange(Kept &kept)
{
    kept.isDirty = true;
    if (!m_debounce.isActive())
        m_debounce.start(saveAfter);
}

void DraftKeeper::setVisibility(const CaseId &id, Visibility visibility)
{
    const auto it = m_kept.find(id);
    if (it == m_kept.end() || it->draft.visibility == visibility)
        return;
    it->draft.visibility = visibility;
    noteChange(*it);
}

void DraftKeeper::setCursor(const CaseId &id, DraftCursor cursor)
{
    if (const auto it = m_kept.find(id); it != m_kept.end())
        it->cursor = cursor;
}

void DraftKeeper::keepThis(const CaseId &id)
{
    const auto it = m_kept.find(id);
    if (it == m_kept.end() || !it->other)
        return;
    const DraftId discarded = it->other->id;
    deliver(this, m_store.discard(discarded), [this](const Result<bool> &answer) {
        if (!answer)
            Q_EMIT saveFailed(answer.error());
    });
    it->other.reset();
    Q_EMIT otherChanged(id);
}

void DraftKeeper::swapVersions(const CaseId &id)
{
    const auto it = m_kept.find(id);
    if (it == m_kept.end() || !it->other)
        return;
    if (it->isDirty)
        save(*it);
    std::swap(it->draft, *it->other);
    it->ownVersions.clear();
    it->wasInStore = true;
    it->cursor = {it->draft.text.size(), it->draft.text.size()};
    Q_EMIT textReplaced(id);
    Q_EMIT otherChanged(id);
}

void DraftKeeper::finish(const CaseId &id)
{
    const auto it = m_kept.find(id);
    if (it == m_kept.end())
        return;
    if (it->isDirty)
        save(*it);
    m_kept.erase(it);
    Q_EMIT textReplaced(id);
}

void DraftKeeper::flush()
{
    m_debounce.stop();
    for (Kept &kept : m_kept)
        if (kept.isDirty)
            save(kept);
}

void DraftKeeper::save(Kept &kept)
{
    kept.isDirty = false;
    kept.draft.updatedAt = m_clock.now();
    kept.ownVersions.insert(fingerprint(kept.draft));
    deliver(this, m_store.save(kept.draft), [this, id = kept.draft.caseId](const Result<bool> &answer) {
        if (answer) {
            Q_EMIT saved();
            return;
        }
        if (const auto it = m_kept.find(id); it != m_kept.end()) {
            it->isDirty = true;
            m_debounce.start(retryAfter);
        }
        Q_EMIT saveFailed(answer.error());
    });
}

} // namespace otklik
