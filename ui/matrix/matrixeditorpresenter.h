#pragma once

#include "models/clock.h"
#include "models/storeevents.h"
#include "models/stores.h"
#include "ui/matrix/matrixchecker.h"
#include "ui/matrix/matrixdraft.h"
#include "ui/matrix/matrixproblem.h"

namespace otklik {

class KeptTexts;

/// A published version, for the list.
struct MatrixVersion final
{
    TeamDocument document; ///< version 0: what a new workspace starts with
    QString author;        ///< empty where nobody published it
    std::optional<Matrix> matrix; ///< nothing where it cannot be read
    QString problem;       ///< then: what is wrong and where
};

struct MatrixEditorState final
{
    bool isLoaded = false;
    bool isChecking = false;
    bool hasEdits = false;
    bool isOnItsWay = false; ///< published here, not yet confirmed by the server
    QList<MatrixProblem> problems;
    qint64 baseVersion = 0; ///< the version that is being edited
    qint64 newestVersion = 0;
    /// The newest version cannot be read; the one before it stays in use.
    QString unreadable;

    /// Somebody else published while this was edited; both are kept.
    [[nodiscard]] bool isOvertaken() const { return hasEdits && newestVersion > baseVersion && !isOnItsWay; }
    [[nodiscard]] bool canPublish() const
    {
        return isLoaded && hasEdits && !isChecking && !isOnItsWay && problems.isEmpty() && newestVersion == baseVersion;
    }
};

/// The editor of the response matrix for leads (D1, D3): every step can be undone,
/// each is checked, nothing with a fault is published. Edits that are not
/// published are kept over restarts. Needs no widget. Owned by the composition
/// root; UI thread.
class MatrixEditorPresenter final : public QObject
{
    Q_OBJECT

public:
    struct World final
    {
        TeamDocumentStore &documents;
        DirectoryStore &directory;
        MutationLog &log;
        StoreEvents &events;
        KeptTexts &kept;
        const Clock &clock;
    };

    explicit MatrixEditorPresenter(const World &world, QObject *parent = nullptr);

    /// Reads what is there; answers with stateChanged().
    void start();
    [[nodiscard]] const MatrixEditorState &state() const { return m_state; }
    [[nodiscard]] MatrixDraft &draft() { return m_draft; }
    /// Newest first; the last is what a new workspace starts with.
    [[nodiscard]] const QList<MatrixVersion> &versions() const { return m_versions; }
    [[nodiscard]] const Clock &clock() const { return m_world.clock; }

    /// `note`: what was changed, for the others. Nothing happens where canPublish() is false.
    void publish(const QString &note);
    /// An older version becomes the draft, as a step that can be undone.
    void restore(qint64 version);
    /// Overtaken: my edits go on top of the newest version.
    void keepMine();
    /// Overtaken, or tired of it: the newest version becomes the draft, as a step that can be undone.
    void takeNewest();

Q_SIGNALS:
    void stateChanged();
    void versionsChanged();
    void published(); ///< written down; the server confirms it later
    void failed(const otklik::Error &error);

private:
    void reload();
    void takeVersions(const QList<TeamDocument> &documents, const QList<User> &people);
    void beginOrFollow();
    void follow();
    void takeKept();
    void keep();
    void check();
    void update();
    [[nodiscard]] const MatrixVersion *version(qint64 number) const;
    [[nodiscard]] const MatrixVersion &newestReadable() const;

    World m_world;
    MatrixDraft m_draft;
    MatrixChecker m_checker;
    MatrixEditorState m_state;
    QList<MatrixVersion> m_versions;
    QList<MatrixFault> m_faults;
    std::optional<Matrix> m_sent; ///< what is on its way
};

} // namespace otklik
