#pragma once

#include "guidance/matrix/matrixjson.h"
#include "tests/support/fakestores.h"
#include "ui/common/kepttexts.h"
#include "ui/matrix/matrixeditorpresenter.h"
#include "ui/matrix/matrixeditorview.h"
#include "ui/matrix/rowspane.h"

#include <QApplication>
#include <QJsonDocument>
#include <QListView>
#include <QTableView>
#include <QTest>

namespace otklik {

inline QString s(const char *text)
{
    return QString::fromUtf8(text);
}

inline LocalText both(const char *ru, const char *en)
{
    return {s(ru), s(en)};
}

/// Two questions of three and two answers, three rows without a fault.
inline Matrix smallMatrix()
{
    Matrix matrix;
    matrix.questions = {
        {s("who"), both("Кто пишет?", "Who writes?"),
         {{s("customer"), both("Клиент", "A customer")}, {s("fan"), both("Поклонник", "A fan")}, {s("troll"), both("Тролль", "A troll")}}},
        {s("where"), both("Где?", "Where?"),
         {{s("own"), both("У нас", "On our page")}, {s("other"), both("У других", "Elsewhere")}}}};
    const auto add = [&](const char *key, const QMap<QString, QStringList> &conditions, Outcome outcome) {
        MatrixRow row;
        row.key = s(key);
        row.conditions = conditions;
        row.outcome = outcome;
        row.tactic = both("Как отвечать", "How to answer");
        matrix.rows.append(row);
    };
    add("answer", {{s("who"), {s("customer"), s("fan")}}}, Outcome::AnswerInPlace);
    add("ignore", {{s("who"), {s("troll")}}, {s("where"), {s("other")}}}, Outcome::NoReaction);
    add("remove", {{s("who"), {s("troll")}}, {s("where"), {s("own")}}}, Outcome::RemoveWithNotice);
    return matrix;
}

inline QString bodyOf(const Matrix &matrix)
{
    return QString::fromUtf8(QJsonDocument(matrixJson(matrix)).toJson());
}

/// The editor of one lead, on fakes of the stores; the team's matrix is small.
struct Lead final
{
    explicit Lead(const QString &keptPath = {}) : kept(keptPath)
    {
        User vera;
        vera.id = {s("vera")};
        vera.name = s("Вера Орлова");
        directory.people = {vera};
        add(1, bodyOf(smallMatrix()));
        begin();
    }

    void begin()
    {
        view.reset();
        presenter = std::make_unique<MatrixEditorPresenter>(
            MatrixEditorPresenter::World{documents, directory, log, events, kept, clock});
        presenter->start();
        view = std::make_unique<MatrixEditorView>(*presenter);
        view->resize(1000, 600);
        view->show();
        QApplication::setActiveWindow(view.get());
    }

    void add(qint64 version, const QString &body, const QString &note = {})
    {
        TeamDocument document;
        document.id = {QStringLiteral("document-%1").arg(version)};
        document.kind = TeamDocumentKind::Matrix;
        document.version = version;
        document.body = body;
        document.note = note;
        document.publishedBy = {s("vera")};
        document.publishedAt = clock.now();
        documents.documents.append(document);
    }

    void tellOfDocuments()
    {
        StoreChange change;
        change.teamDocuments = true;
        Q_EMIT events.changed(change);
    }

    /// The newest draft has been checked, and all of it is shown.
    [[nodiscard]] bool settle() const
    {
        for (int i = 0; i < 4; ++i)
            QCoreApplication::processEvents();
        return QTest::qWaitFor([&] { return presenter->state().isLoaded && !presenter->state().isChecking; });
    }

    [[nodiscard]] const Matrix &matrix() const { return presenter->draft().matrix(); }
    [[nodiscard]] const MatrixEditorState &state() const { return presenter->state(); }
    QTableView &table() { return view->rows().table(); }
    void go(int row, int column) { table().setCurrentIndex(table().model()->index(row, column)); }

    [[nodiscard]] QStringList problems() const
    {
        QStringList sentences;
        const QAbstractItemModel *model = view->problems().model();
        for (int i = 0; i < model->rowCount(); ++i)
            sentences.append(model->index(i, 0).data().toString());
        return sentences;
    }

    template <class Window>
    [[nodiscard]] Window *open() const
    {
        const QList<Window *> all = view->findChildren<Window *>();
        for (Window *one : all)
            if (one->isVisible())
                return one;
        return nullptr;
    }

    FakeClock clock;
    fakes::FakeTeamDocumentStore documents;
    fakes::FakeDirectoryStore directory;
    fakes::FakeMutationLog log;
    StoreEvents events;
    KeptTexts kept;
    std::unique_ptr<MatrixEditorPresenter> presenter;
    std::unique_ptr<MatrixEditorView> view;
};

} // namespace otklik
