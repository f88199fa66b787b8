#include "guidance/matrix/matrix.h"
#include "guidance/matrix/matrixcheck.h"
#include "guidance/triage/triage.h"

#include <QTest>

using namespace otklik;

namespace {

using Conditions = QMap<QString, QStringList>;

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// Two questions, a: x|y|z and b: x|y, and the rows given.
Matrix matrixOf(const QList<Conditions> &rows)
{
    Matrix matrix;
    const auto answer = [](const char *key) { return MatrixAnswer{s(key), {}}; };
    matrix.questions = {{s("a"), {}, {answer("x"), answer("y"), answer("z")}}, {s("b"), {}, {answer("x"), answer("y")}}};
    for (const Conditions &conditions : rows) {
        MatrixRow row;
        row.key = QString::number(matrix.rows.size());
        row.conditions = conditions;
        matrix.rows.append(row);
    }
    return matrix;
}

Conditions when(const char *question, const QStringList &answers)
{
    return {{s(question), answers}};
}

} // namespace

class TestMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDefaultMatrixHasNoFaults();
    void theDefaultMatrixSpeaksBothLanguages();
    void theDefaultMatrixAsksAboutEveryProblemTypeAndFault();
    void theDefaultMatrixUsesEveryOutcome();
    void everyPathThroughTheDefaultMatrixEndsInARow();
    void aRowIsFoundAsSoonAsNothingElseMatters();
    void questionsThatNoLongerMatterAreNotAsked();
    void unknownAnswersCountAsNotGiven();
    void aGapIsShownWithAnExample();
    void anOverlapNamesBothRowsAndAnExample();
    void aRowCoveredByRowsAboveIsUnreachable();
    void aRowThatNothingFitsIsUnreachable();
    void aHugeMatrixIsRefusedRatherThanWaitedFor();
    void aDamagedMatrixIsRefusedInWords_data();
    void aDamagedMatrixIsRefusedInWords();
};

void TestMatrix::theDefaultMatrixHasNoFaults()
{
    const Matrix matrix = defaultMatrix();
    QVERIFY(matrix.rows.size() > 20);
    for (const MatrixFault &fault : checkMatrix(matrix)) {
        QStringList rows;
        for (const int row : fault.rows)
            rows.append(matrix.rows.at(row).key);
        qWarning() << static_cast<int>(fault.kind) << rows << fault.example;
    }
    QCOMPARE(checkMatrix(matrix).size(), 0);
}

void TestMatrix::theDefaultMatrixSpeaksBothLanguages()
{
    const Matrix matrix = defaultMatrix();
    for (const MatrixQuestion &question : matrix.questions) {
        QVERIFY(!question.title.ru.isEmpty() && !question.title.en.isEmpty());
        for (const MatrixAnswer &answer : question.answers)
            QVERIFY(!answer.title.ru.isEmpty() && !answer.title.en.isEmpty());
    }
    for (const MatrixRow &row : matrix.rows) {
        QVERIFY(!row.tactic.in(u"ru").isEmpty());
        QVERIFY(!row.tactic.in(u"en").isEmpty());
        QVERIFY(row.tactic.in(u"ru") != row.tactic.in(u"en"));
    }
}

void TestMatrix::theDefaultMatrixAsksAboutEveryProblemTypeAndFault()
{
    const Matrix matrix = defaultMatrix();
    const auto keysOf = [&](QLatin1StringView question) {
        QStringList keys;
        for (const MatrixQuestion &one : matrix.questions)
            if (one.key == question)
                for (const MatrixAnswer &answer : one.answers)
                    keys.append(answer.key);
        return keys;
    };
    QStringList types;
    for (const auto &[value, name] : EnumNames<ProblemType>::table)
        types.append(name);
    QCOMPARE(keysOf(QLatin1StringView("about")), types);
    QCOMPARE(keysOf(QLatin1StringView("fault")), QStringList({s("ours"), s("not_ours"), s("unknown")}));
}

void TestMatrix::theDefaultMatrixUsesEveryOutcome()
{
    QSet<Outcome> outcomes;
    const Matrix matrix = defaultMatrix();
    for (const MatrixRow &row : matrix.rows) {
        outcomes.insert(row.outcome);
        if (row.outcome == Outcome::RemoveWithNotice)
            QCOMPARE(row.approval, Approval::Lead);
    }
    QCOMPARE(outcomes.size(), static_cast<qsizetype>(EnumNames<Outcome>::table.size()));
}

/// Answers the first open question in every way, down to the rows.
static void walk(const Matrix &matrix, const QJsonObject &answers, QSet<int> &reached)
{
    const MatrixPosition position = evaluate(matrix, answers);
    if (position.row >= 0) {
        reached.insert(position.row);
        return;
    }
    QVERIFY2(!position.openQuestions.isEmpty(), "neither a row nor a question");
    for (const MatrixQuestion &question : matrix.questions) {
        if (question.key != position.openQuestions.first())
            continue;
        for (const MatrixAnswer &answer : question.answers) {
            QJsonObject next = answers;
            next.insert(question.key, answer.key);
            walk(matrix, next, reached);
        }
    }
}

void TestMatrix::everyPathThroughTheDefaultMatrixEndsInARow()
{
    const Matrix matrix = defaultMatrix();
    QSet<int> reached;
    walk(matrix, {}, reached);
    QCOMPARE(reached.size(), matrix.rows.size());
}

void TestMatrix::aRowIsFoundAsSoonAsNothingElseMatters()
{
    const Matrix matrix = defaultMatrix();
    const MatrixPosition position = evaluate(
        matrix, {{s("who"), s("customer")}, {s("where"), s("own_page")}, {s("about"), s("thanks")}});
    QVERIFY(position.row >= 0);
    QCOMPARE(matrix.rows.at(position.row).key, s("thanks"));
    QVERIFY(position.openQuestions.isEmpty());
    QCOMPARE(position.possibleRows, QList<int>{position.row});
}

void TestMatrix::questionsThatNoLongerMatterAreNotAsked()
{
    const MatrixPosition position = evaluate(defaultMatrix(), {{s("who"), s("troll")}, {s("where"), s("own_page")}});
    QCOMPARE(position.row, -1);
    QCOMPARE(position.openQuestions, QStringList{s("rules")});
    QCOMPARE(position.possibleRows.size(), 3);
}

void TestMatrix::unknownAnswersCountAsNotGiven()
{
    const Matrix matrix = defaultMatrix();
    const MatrixPosition empty = evaluate(matrix, {});
    const MatrixPosition odd = evaluate(matrix, {{s("who"), s("martian")}, {s("nobody asked"), s("x")}, {s("where"), 5}});
    QCOMPARE(odd.possibleRows, empty.possibleRows);
    QCOMPARE(odd.openQuestions, empty.openQuestions);
}

void TestMatrix::aGapIsShownWithAnExample()
{
    const auto faults = checkMatrix(matrixOf({when("a", {s("x"), s("y")})}));
    QCOMPARE(faults.size(), 1);
    QCOMPARE(faults.first().kind, MatrixFault::Kind::Gap);
    QCOMPARE(faults.first().example, QJsonObject({{s("a"), s("z")}})); // b does not matter
}

void TestMatrix::anOverlapNamesBothRowsAndAnExample()
{
    const auto faults = checkMatrix(matrixOf({when("a", {s("x"), s("y")}), when("a", {s("y"), s("z")})}));
    QCOMPARE(faults.size(), 1);
    QCOMPARE(faults.first().kind, MatrixFault::Kind::Overlap);
    QCOMPARE(faults.first().rows, QList<int>({0, 1}));
    QCOMPARE(faults.first().example, QJsonObject({{s("a"), s("y")}}));
}

void TestMatrix::aRowCoveredByRowsAboveIsUnreachable()
{
    const auto faults = checkMatrix(
        matrixOf({when("a", {s("x")}), when("a", {s("y"), s("z")}), {{s("a"), {s("x"), s("y")}}, {s("b"), {s("x")}}}}));
    QList<int> unreachable;
    for (const MatrixFault &fault : faults)
        if (fault.kind == MatrixFault::Kind::Unreachable)
            unreachable += fault.rows;
    QCOMPARE(unreachable, QList<int>{2});
}

void TestMatrix::aRowThatNothingFitsIsUnreachable()
{
    const auto faults = checkMatrix(matrixOf({when("a", {s("x"), s("y"), s("z")}), when("a", {})}));
    QCOMPARE(faults.size(), 1);
    QCOMPARE(faults.first().kind, MatrixFault::Kind::Unreachable);
    QCOMPARE(faults.first().rows, QList<int>{1});
}

void TestMatrix::aHugeMatrixIsRefusedRatherThanWaitedFor()
{
    Matrix matrix;
    MatrixRow row;
    row.key = s("row");
    for (int i = 0; i < 40; ++i) {
        MatrixQuestion question{QString::number(i), {}, {}};
        for (int j = 0; j < 4; ++j)
            question.answers.append({QString::number(j), {}});
        matrix.questions.append(question);
        row.conditions.insert(question.key, {s("0"), s("1"), s("2"), s("3")});
    }
    matrix.rows = {row};
    const auto faults = checkMatrix(matrix);
    QVERIFY(std::any_of(faults.begin(), faults.end(),
                        [](const MatrixFault &fault) { return fault.kind == MatrixFault::Kind::TooLarge; }));
}

void TestMatrix::aDamagedMatrixIsRefusedInWords_data()
{
    QTest::addColumn<QByteArray>("json");
    const QByteArray questions = R"("questions":[{"key":"a","answers":[{"key":"x"}]}])";
    const auto matrix = [&](const char *rows) { return "{" + questions + ",\"rows\":[" + rows + "]}"; };
    QTest::newRow("not JSON") << QByteArray("{");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("no rows") << matrix("");
    QTest::newRow("unknown question") << matrix(R"({"key":"r","when":{"b":["x"]},"outcome":"no_reaction"})");
    QTest::newRow("unknown answer") << matrix(R"({"key":"r","when":{"a":["y"]},"outcome":"no_reaction"})");
    QTest::newRow("unknown outcome") << matrix(R"({"key":"r","outcome":"shout"})");
    QTest::newRow("unknown approval") << matrix(R"({"key":"r","outcome":"no_reaction","approval":"king"})");
    QTest::newRow("row without key") << matrix(R"({"outcome":"no_reaction"})");
    QTest::newRow("two rows of one key")
        << matrix(R"({"key":"r","outcome":"no_reaction"},{"key":"r","outcome":"no_reaction"})");
}

void TestMatrix::aDamagedMatrixIsRefusedInWords()
{
    QFETCH(QByteArray, json);
    const auto matrix = parseMatrix(json);
    QVERIFY(!matrix.has_value());
    QCOMPARE(matrix.error().kind, Error::Kind::CorrectInput);
    QCOMPARE(matrix.error().code, s("bad_matrix"));
    QVERIFY(!matrix.error().detail.isEmpty());
}

QTEST_APPLESS_MAIN(TestMatrix)
#include "tst_matrix.moc"
