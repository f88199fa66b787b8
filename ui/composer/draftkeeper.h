#pragma once

#include "models/conversation.h"
#include "models/stores.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <optional>

namespace otklik {

/// Where the cursor stood in a draft.
struct DraftCursor final
{
    qsizetype anchor = 0;
    qsizetype position = 0;
};

/// Keeps what is typed, case by case, as typed: in memory at once, in the store
/// within half a second, and at every `flush()` (C8). What the store tells later
/// never replaces newer typing: a draft that met another version of itself is
/// kept beside it as `other()`. Independent of any widget. UI thread.
class DraftKeeper final : public QObject
{
    Q_OBJECT

public:
    DraftKeeper(DraftStore &store, const Clock &clock, const UserId &me, QObject *parent = nullptr);
    ~DraftKeeper() override;

    /// Takes note of the drafts that the store has for a case.
    void load(const Conversation &conversation);

    [[nodiscard]] QString text(const CaseId &id) const;
    [[nodiscard]] QList<Attachment> attachments(const CaseId &id) const;
    /// What goes out in public before a private text.
    [[nodiscard]] QString publicLine(const CaseId &id) const;
    [[nodiscard]] DraftCursor cursor(const CaseId &id) const;
    [[nodiscard]] std::optional<Visibility> visibility(const CaseId &id) const;
    [[nodiscard]] DraftId draftId(const CaseId &id) const;
    /// The other version after a conflict.
    [[nodiscard]] std::optional<Draft> other(const CaseId &id) const;

    void setText(const Case &supportCase, const QString &text, Visibility visibility);
    void setAttachments(const Case &supportCase, const QList<Attachment> &attachments, Visibility visibility);
    void setPublicLine(const Case &supportCase, const QString &line, Visibility visibility);
    void setVisibility(const CaseId &id, Visibility visibility);
    void setCursor(const CaseId &id, DraftCursor cursor);

    /// Goes on with this version; the other one is discarded.
    void keepThis(const CaseId &id);
    /// Goes on with the other version; this one takes its place. Nothing is discarded.
    void swapVersions(const CaseId &id);
    /// The draft has been handed over for publishing: a new one begins with the next word.
    void finish(const CaseId &id);
    /// Saves now what has not been saved.
    void flush();

Q_SIGNALS:
    void textReplaced(const otklik::CaseId &id); ///< text or pictures came from elsewhere than setText(), setAttachments()
    void otherChanged(const otklik::CaseId &id);
    void saveFailed(const otklik::Error &error); ///< the text stays in memory and is tried again
    void saved();

private:
    struct Kept final
    {
        Draft draft;
        DraftCursor cursor;
        std::optional<Draft> other;
        QSet<size_t> ownVersions; ///< hashes of what was saved from here: an echo is no news
        bool isDirty = false;
        bool wasInStore = false;
    };

    /// What is kept for a case, begun if need be.
    template <class Value>
    void set(const Case &supportCase, Value Draft::*member, const Value &value, Visibility visibility);
    [[nodiscard]] Kept &keptFor(const Case &supportCase);
    void noteChange(Kept &kept);
    void save(Kept &kept);
    void adopt(Kept &kept, const Draft &stored);
    void takeNew(const CaseId &id, const QList<Draft> &drafts);
    [[nodiscard]] bool update(Kept &kept, const QList<Draft> &drafts);
    [[nodiscard]] static bool isEcho(const Kept &kept, const Draft &stored);
    [[nodiscard]] static const Draft *ownAmong(const Kept &kept, const QList<Draft> &drafts);

    DraftStore &m_store;
    const Clock &m_clock;
    UserId m_me;
    QHash<CaseId, Kept> m_kept;
    QTimer m_debounce;
};

} // namespace otklik
