#pragma once

#include "models/stores.h"
#include "models/supportcase.h"
#include "ui/attachments/picture.h"

#include <QFuture>
#include <QImage>
#include <QObject>

#include <functional>

namespace otklik {

class ComposerPresenter;
class PictureReader;
class PictureShelf;

/// A file that is being read for a case.
struct PictureBeingRead final
{
    int number = 0;
    QString name;
    friend bool operator==(const PictureBeingRead &, const PictureBeingRead &) = default;
};

/// The pictures of the open case's reply: reads what is given, keeps its bytes before
/// the draft names them, says what could not be taken. What was begun in a case ends
/// in it, whatever is open by then. Needs no widget. Owned by the composition root; UI thread.
class AttachmentsPresenter final : public QObject
{
    Q_OBJECT

public:
    struct World final
    {
        AttachmentStore &store;
        PictureReader &reader;
        PictureShelf &shelf;
    };

    AttachmentsPresenter(ComposerPresenter &composer, const World &world, QObject *parent = nullptr);

    /// What is shown with the text, and the row that names it.
    [[nodiscard]] QList<Attachment> attachments() const;
    [[nodiscard]] QString row() const;
    [[nodiscard]] QList<PictureBeingRead> beingRead() const;
    /// What could not be attached to the open case, until the next one or dismissProblems().
    [[nodiscard]] QStringList problems() const;
    [[nodiscard]] bool canChange() const;
    /// Of one reply in the network of the open case.
    [[nodiscard]] qsizetype most() const;
    [[nodiscard]] bool canAdd() const { return canChange() && room() > 0; }
    [[nodiscard]] PictureShelf &shelf() const { return m_world.shelf; }

    void addFiles(const QStringList &paths);
    /// From the clipboard, or dropped; the name is ours.
    void addBytes(const QByteArray &bytes, const QString &name);
    void addImage(const QImage &image, const QString &name);
    /// Does not attach what is still being read.
    void cancel(int number);
    void remove(const QString &hash);
    /// The picture removed last from the open case comes back.
    void takeBackRemoval();
    void describe(const QString &hash, const QString &description);
    void dismissProblems();

Q_SIGNALS:
    void changed();
    void undoOffered(const QString &what, const std::function<void()> &undo);

private:
    struct Job final
    {
        int number = 0;
        QString name;
        Case supportCase;
        Visibility visibility = Visibility::Public;
        qsizetype most = 0;
    };
    struct Removed final
    {
        Case supportCase;
        qsizetype place = 0;
        Attachment attachment;
    };

    [[nodiscard]] CaseId openCase() const;
    [[nodiscard]] qsizetype room() const;
    /// Begins to read if one more may be attached, and says so if not.
    void addOne(const QString &name, const std::function<QFuture<PictureResult>()> &read);
    void begin(const QString &name, const QFuture<PictureResult> &reading);
    void take(const Job &job, const PictureResult &result);
    void attach(const Job &job, const Attachment &attachment);
    void end(const Job &job, const QString &problem = {});
    void putBack(const Removed &removed);
    /// What was taken out of a reply that has left does not come into the next one.
    void forgetRemovals();
    void tell(const CaseId &id, const QString &problem);
    [[nodiscard]] bool isCancelled(const Job &job) const;

    ComposerPresenter &m_composer;
    const World m_world;
    QList<Job> m_jobs;
    QHash<CaseId, QStringList> m_problems;
    QList<Removed> m_removed;
    int m_lastNumber = 0;
};

} // namespace otklik
