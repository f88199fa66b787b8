#include "ui/matrix/matrixeditorpresenter.h"

#include "guidance/matrix/matrixjson.h"
#include "models/uuid7.h"
#include "ui/common/deliver.h"
#include "ui/common/kepttexts.h"

#include <QJsonDocument>

namespace otklik {

namespace {

const QString keptKey = QStringLiteral("matrix_draft");

QString bodyOf(const Matrix &matrix)
{
    return QString::fromUtf8(QJsonDocument(matrixJson(matrix)).toJson(QJsonDocument::Compact));
}

/// Whether two matrices say the same; the number of the version is not part of it.
bool saysTheSame(Matrix a, const Matrix &b)
{
    a.version = b.version;
    return a == b;
}

} // namespace

MatrixEditorPresenter::MatrixEditorPresenter(const World &world, QObject *parent) : QObject(parent), m_world(world)
{
    connect(&m_draft, &MatrixDraft::changed, this, [this] {
        check();
        update();
        keep();
    });
    // Not at once: an editor may be going down together with the page that shows the state.
    connect(&m_draft, &MatrixDraft::released, this, &MatrixEditorPresenter::follow, Qt::QueuedConnection);
    connect(&m_checker, &MatrixChecker::checked, this, [this](const QList<MatrixFault> &faults) {
        m_faults = faults;
        update();
    });
    connect(&world.events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (m_state.isLoaded && (change.teamDocuments || change.everything))
            reload();
    });
}

void MatrixEditorPresenter::start()
{
    reload();
}

void MatrixEditorPresenter::reload()
{
    deliver(this, m_world.documents.versions(TeamDocumentKind::Matrix), [this](const Result<QList<TeamDocument>> &read) {
        if (!read) {
            Q_EMIT failed(read.error());
            return;
        }
        deliver(this, m_world.directory.users(), [this, documents = *read](const Result<QList<User>> &people) {
            takeVersions(documents, people.value_or(QList<User>()));
        });
    });
}

void MatrixEditorPresenter::takeVersions(const QList<TeamDocument> &documents, const QList<User> &people)
{
    m_versions.clear();
    for (const TeamDocument &document : documents) {
        MatrixVersion version{document, {}, {}, {}};
        for (const User &person : people)
            if (person.id == document.publishedBy)
                version.author = person.name;
        if (auto matrix = parseMatrix(document.body.toUtf8()))
            version.matrix = *matrix;
        else
            version.problem = matrix.error().detail;
        m_versions.append(version);
    }
    m_versions.append({TeamDocument(), {}, defaultMatrix(), {}});
    m_state.newestVersion = m_versions.first().document.version;
    m_state.unreadable = m_versions.first().problem;
    beginOrFollow();
    Q_EMIT versionsChanged();
}

void MatrixEditorPresenter::beginOrFollow()
{
    if (m_state.isLoaded) {
        follow();
        return;
    }
    m_state.isLoaded = true;
    m_state.baseVersion = m_state.newestVersion;
    takeKept();
}

const MatrixVersion *MatrixEditorPresenter::version(qint64 number) const
{
    for (const MatrixVersion &version : m_versions)
        if (version.document.version == number)
            return &version;
    return nullptr;
}

const MatrixVersion &MatrixEditorPresenter::newestReadable() const
{
    for (const MatrixVersion &version : m_versions)
        if (version.matrix)
            return version;
    return m_versions.last(); // the built-in one always can be read
}

/// Edits of an earlier start, or else the newest version.
void MatrixEditorPresenter::takeKept()
{
    const QJsonObject kept = QJsonDocument::fromJson(m_world.kept.text(keptKey).toUtf8()).object();
    const auto edited = parseMatrix(QJsonDocument(kept.value(u"matrix").toObject()).toJson());
    const qint64 base = kept.value(u"base_version").toInteger(-1);
    if (edited && version(base))
        m_state.baseVersion = base;
    m_draft.reset(edited && version(base) ? *edited : *newestReadable().matrix);
}

/// The versions have become others while this is open.
void MatrixEditorPresenter::follow()
{
    const MatrixVersion &newest = newestReadable();
    if (m_sent && m_state.newestVersion > m_state.baseVersion) {
        // Ours has arrived, and what was edited since stands on it; or another one was first, and ours was refused.
        if (saysTheSame(*m_sent, *newest.matrix))
            m_state.baseVersion = m_state.newestVersion;
        m_sent.reset();
    }
    m_state.isOnItsWay = m_sent.has_value();
    const bool isSame = saysTheSame(m_draft.matrix(), *newest.matrix);
    if (isSame || (!m_state.hasEdits && !m_draft.isHeld())) {
        m_state.baseVersion = m_state.newestVersion;
        if (!isSame)
            m_draft.reset(*newest.matrix);
    }
    update();
    keep();
}

void MatrixEditorPresenter::keep()
{
    if (!m_state.isLoaded)
        return;
    const QJsonObject kept{{QStringLiteral("base_version"), m_state.baseVersion},
                           {QStringLiteral("matrix"), matrixJson(m_draft.matrix())}};
    m_world.kept.keep(keptKey, m_state.hasEdits ? QString::fromUtf8(QJsonDocument(kept).toJson(QJsonDocument::Compact))
                                                : QString());
}

void MatrixEditorPresenter::check()
{
    m_checker.check(m_draft.matrix());
}

void MatrixEditorPresenter::update()
{
    const MatrixVersion *base = version(m_state.baseVersion);
    m_state.hasEdits = !base || !base->matrix || !saysTheSame(m_draft.matrix(), *base->matrix);
    m_state.isChecking = m_checker.isChecking();
    m_state.problems = incompleteParts(m_draft.matrix());
    if (!m_state.isChecking)
        for (const MatrixFault &fault : std::as_const(m_faults))
            m_state.problems.append({MatrixProblem::Kind::Fault, fault});
    if (bodyOf(m_draft.matrix()).size() > longestDocument)
        m_state.problems.append({MatrixProblem::Kind::TooLong});
    Q_EMIT stateChanged();
}

void MatrixEditorPresenter::publish(const QString &note)
{
    if (!m_state.canPublish())
        return;
    Matrix matrix = m_draft.matrix();
    matrix.version = m_state.baseVersion + 1;
    m_sent = matrix;
    m_state.isOnItsWay = true;
    const TeamPublish command{newId<TeamDocumentId>(m_world.clock), TeamDocumentKind::Matrix, bodyOf(matrix),
                              note.simplified(), m_state.baseVersion};
    deliver(this, m_world.log.enqueue(command), [this](const Result<MutationId> &written) {
        if (written) {
            Q_EMIT published();
            return;
        }
        m_sent.reset();
        m_state.isOnItsWay = false;
        Q_EMIT stateChanged();
        Q_EMIT failed(written.error());
    });
    Q_EMIT stateChanged();
}

void MatrixEditorPresenter::restore(qint64 number)
{
    const MatrixVersion *wanted = version(number);
    if (wanted && wanted->matrix)
        m_draft.edit(tr("Restore version %1").arg(number), [&](Matrix &matrix) { matrix = *wanted->matrix; });
}

void MatrixEditorPresenter::keepMine()
{
    m_state.baseVersion = m_state.newestVersion;
    update();
    keep();
}

void MatrixEditorPresenter::takeNewest()
{
    m_state.baseVersion = m_state.newestVersion;
    const MatrixVersion &newest = newestReadable();
    m_draft.edit(tr("Take version %1").arg(newest.document.version), [&](Matrix &matrix) { matrix = *newest.matrix; });
    update();
    keep();
}

} // namespace otklik
