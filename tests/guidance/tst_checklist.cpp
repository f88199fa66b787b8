#include "guidance/checklist/replyreport.h"
#include "guidance/wording/replyanalyzer.h"
#include "guidance/wording/replychecker.h"
#include "guidance/wording/replyhighlighter.h"

#include <QColor>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <cmath>

using namespace otklik;

Q_DECLARE_METATYPE(otklik::Fault)
Q_DECLARE_METATYPE(otklik::HintKey)

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

double luminance(const QColor &colour)
{
    const auto channel = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace

class TestChecklist : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theReportHasOneItemPerKeyInOrder();
    void everyHintIsASentenceInBothLanguages();
    void anApologyBelongsToAFault_data();
    void anApologyBelongsToAFault();
    void personalDataStopsOnlyInPublic_data();
    void personalDataStopsOnlyInPublic();
    void anAlternativeNeedsANextStep();
    void inPublicAPrivateCaseNeedsOnlyItsNextStep();
    void thanksAndQuestionsAskForNoEmpathy();
    void shoutedQuestionsNeedNoAnswer();
    void aReplyThatIsTooLongIsStopped();
    void whatIsRefusedAsksForAnotherWay_data();
    void whatIsRefusedAsksForAnotherWay();
    void theRealNeedIsAskedForWhereNothingIsSolved_data();
    void theRealNeedIsAskedForWhereNothingIsSolved();
    void nobodyPromisesWhatCannotBeKept_data();
    void nobodyPromisesWhatCannotBeKept();
    void inLargeCasesWhatIsDoneIsExplained();
    void aTextThatSomebodyElseGotIsFlagged();
    void anotherLanguageAsksAndStopsNothing_data();
    void anotherLanguageAsksAndStopsNothing();
    void theLanguageIsTheContextsElseTheDrafts();
    void coloursCanBeReadOnLightAndDark_data();
    void coloursCanBeReadOnLightAndDark();
    void whatIsColouredIsWhatIsCounted();
    void aTeamsOwnDefinitionTakesThePlaceOfTheBuiltInOne();

private:
    [[nodiscard]] ReplyReport report(const ReplyContext &context, const QString &draft)
    {
        return checkReply(m_analyzer, context, draft);
    }

    ReplyAnalyzer m_analyzer;
};

void TestChecklist::theReportHasOneItemPerKeyInOrder()
{
    const ReplyReport empty = report({}, QString());
    QCOMPARE(empty.items.size(), static_cast<qsizetype>(EnumNames<CheckKey>::table.size()));
    for (const auto &[key, name] : EnumNames<CheckKey>::table)
        QCOMPARE(empty.item(key).key, key);
    QVERIFY(!empty.isStopped());
    QCOMPARE(empty.item(CheckKey::Interest).state, CheckState::Missing);
}

void TestChecklist::everyHintIsASentenceInBothLanguages()
{
    for (const auto &[hint, name] : EnumNames<HintKey>::table) {
        if (hint == HintKey::None) {
            QVERIFY(hintText(hint, u"ru").isEmpty());
            continue;
        }
        QVERIFY2(hintText(hint, u"ru").endsWith(u'.') || hintText(hint, u"ru").endsWith(u'?')
                     || hintText(hint, u"ru").endsWith(u'»'),
                 name.data());
        QVERIFY2(!hintText(hint, u"en").isEmpty(), name.data());
        QVERIFY(hintText(hint, u"ru") != hintText(hint, u"en"));
    }
}

void TestChecklist::anApologyBelongsToAFault_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("draft");
    QTest::addColumn<CheckState>("apology");
    QTest::addColumn<CheckState>("admission");
    const QString sorry = s("Простите нас.");
    const QString plain = s("Курьер приедет завтра.");
    const QString full = s("Это наша ошибка, простите нас.");
    QTest::newRow("ours, said") << Fault::Ours << full << CheckState::Ticked << CheckState::Ticked;
    QTest::newRow("ours, not admitted") << Fault::Ours << sorry << CheckState::Ticked << CheckState::Missing;
    QTest::newRow("ours, not said") << Fault::Ours << plain << CheckState::Missing << CheckState::Missing;
    QTest::newRow("not ours, said") << Fault::NotOurs << sorry << CheckState::Stop << CheckState::NotNeeded;
    QTest::newRow("not ours, not said") << Fault::NotOurs << plain << CheckState::NotNeeded << CheckState::NotNeeded;
    QTest::newRow("unknown, said") << Fault::Unknown << sorry << CheckState::Warning << CheckState::NotNeeded;
    QTest::newRow("undecided, said") << Fault::Undecided << sorry << CheckState::Warning << CheckState::NotNeeded;
    QTest::newRow("undecided, not said") << Fault::Undecided << plain << CheckState::NotNeeded << CheckState::NotNeeded;
}

void TestChecklist::anApologyBelongsToAFault()
{
    QFETCH(Fault, fault);
    QFETCH(QString, draft);
    QFETCH(CheckState, apology);
    QFETCH(CheckState, admission);
    ReplyContext context;
    context.fault = fault;
    const ReplyReport result = report(context, draft);
    QCOMPARE(result.item(CheckKey::Apology).state, apology);
    QCOMPARE(result.item(CheckKey::Admission).state, admission);
    QCOMPARE(result.isStopped(), apology == CheckState::Stop);
}

void TestChecklist::personalDataStopsOnlyInPublic_data()
{
    QTest::addColumn<Visibility>("visibility");
    QTest::addColumn<QString>("draft");
    QTest::addColumn<CheckState>("state");
    QTest::newRow("in public") << Visibility::Public << s("Ваш номер +7 916 123-45-67?") << CheckState::Stop;
    QTest::newRow("in private") << Visibility::Private << s("Ваш номер +7 916 123-45-67?") << CheckState::Warning;
    QTest::newRow("none") << Visibility::Public << s("Ваш заказ 100500 едет.") << CheckState::Ticked;
    QTest::newRow("own contact") << Visibility::Public << s("Пишите на help@shop.example") << CheckState::Ticked;
}

void TestChecklist::personalDataStopsOnlyInPublic()
{
    QFETCH(Visibility, visibility);
    QFETCH(QString, draft);
    QFETCH(CheckState, state);
    ReplyContext context;
    context.visibility = visibility;
    context.privacy.ownContacts = {s("@shop.example")};
    QCOMPARE(report(context, draft).item(CheckKey::PersonalData).state, state);
}

void TestChecklist::anAlternativeNeedsANextStep()
{
    const ReplyReport alone = report({}, s("Взамен можем предложить другой рейс."));
    QCOMPARE(alone.item(CheckKey::Solution).state, CheckState::Missing);
    QCOMPARE(alone.item(CheckKey::Solution).hint, HintKey::AddNextStep);
    const ReplyReport together = report({}, s("Взамен можем предложить другой рейс. Напишите нам в личные сообщения."));
    QCOMPARE(together.item(CheckKey::Solution).state, CheckState::Ticked);
}

void TestChecklist::inPublicAPrivateCaseNeedsOnlyItsNextStep()
{
    ReplyContext context;
    const QString draft = s("Написала вам в личные сообщения.");
    QCOMPARE(report(context, draft).item(CheckKey::Solution).state, CheckState::Missing);
    context.movesToPrivate = true;
    QCOMPARE(report(context, draft).item(CheckKey::Solution).state, CheckState::Ticked);
}

void TestChecklist::thanksAndQuestionsAskForNoEmpathy()
{
    ReplyContext context;
    context.isComplaint = false;
    const ReplyReport result = report(context, s("Да, открыты до восьми."));
    for (const CheckKey key : {CheckKey::Interest, CheckKey::Solution, CheckKey::Empathy, CheckKey::NextStep})
        QCOMPARE(result.item(key).state, CheckState::NotNeeded);
}

void TestChecklist::shoutedQuestionsNeedNoAnswer()
{
    ReplyContext context;
    context.questions = findQuestions(s("Сколько можно?!"));
    QCOMPARE(context.questions.size(), 1);
    QCOMPARE(report(context, s("Разбираемся.")).item(CheckKey::Questions).state, CheckState::NotNeeded);
    context.questions += findQuestions(s("Когда привезут?"));
    QCOMPARE(report(context, s("Разбираемся.")).item(CheckKey::Questions).state, CheckState::Missing);
    const ReplyReport answered = report(context, s("Привезут завтра."));
    QCOMPARE(answered.item(CheckKey::Questions).state, CheckState::Ticked);
    QCOMPARE(answered.questions.size(), 2);
}

void TestChecklist::aReplyThatIsTooLongIsStopped()
{
    ReplyContext context;
    context.rules.lengthLimit = 10;
    QCOMPARE(report(context, s("1234567890")).item(CheckKey::Length).state, CheckState::Ticked);
    QCOMPARE(report(context, s("12345678901")).item(CheckKey::Length).state, CheckState::Stop);
}

void TestChecklist::whatIsRefusedAsksForAnotherWay_data()
{
    QTest::addColumn<QString>("draft");
    QTest::addColumn<CheckState>("state");
    QTest::addColumn<HintKey>("hint");
    const auto row = [](const char *name, const char *draft, CheckState state, HintKey hint) {
        QTest::newRow(name) << s(draft) << state << hint;
    };
    using enum CheckState;
    row("nothing refused", "Курьер приедет завтра.", NotNeeded, HintKey::None);
    row("refused", "К сожалению, не можем вернуть деньги.", Missing, HintKey::OfferAlternative);
    row("refused, english", "Unfortunately we can't refund it.", Missing, HintKey::OfferAlternative);
    row("refused, another way", "Не можем вернуть деньги. Можем предложить обмен.", Missing, HintKey::AddNextStep);
    row("refused, another way, what to do", "Не можем вернуть деньги. Можем предложить обмен. Ответьте здесь.", Ticked,
        HintKey::None);
    row("offered by itself", "Можем предложить обмен.", Ticked, HintKey::None);
}

void TestChecklist::whatIsRefusedAsksForAnotherWay()
{
    QFETCH(QString, draft);
    QFETCH(CheckState, state);
    QFETCH(HintKey, hint);
    const CheckItem item = report({}, draft).item(CheckKey::Alternative);
    QCOMPARE(item.state, state);
    QCOMPARE(item.hint, hint);
}

void TestChecklist::theRealNeedIsAskedForWhereNothingIsSolved_data()
{
    QTest::addColumn<QString>("draft");
    QTest::addColumn<bool>("isComplaint");
    QTest::addColumn<CheckState>("state");
    const auto row = [](const char *name, const char *draft, bool isComplaint, CheckState state) {
        QTest::newRow(name) << s(draft) << isComplaint << state;
    };
    using enum CheckState;
    row("asked", "Какая ошибка у вас на экране?", true, Ticked);
    row("a detail asked for", "Подскажите, пожалуйста, номер заказа.", true, Ticked);
    row("asked, english", "Which version of the app do you use?", true, Ticked);
    row("neither asked nor solved", "Понимаем вас.", true, Advised);
    row("solved", "Вернули деньги на карту.", true, NotNeeded);
    row("a plain question", "Да, открыты до восьми.", false, NotNeeded);
    row("an accusing question is none", "Вам не кажется, что дело в вашем кабеле?", true, Advised);
}

void TestChecklist::theRealNeedIsAskedForWhereNothingIsSolved()
{
    QFETCH(QString, draft);
    QFETCH(bool, isComplaint);
    QFETCH(CheckState, state);
    ReplyContext context;
    context.isComplaint = isComplaint;
    QCOMPARE(report(context, draft).item(CheckKey::Need).state, state);
}

void TestChecklist::nobodyPromisesWhatCannotBeKept_data()
{
    QTest::addColumn<QString>("draft");
    QTest::addColumn<HintKey>("hint");
    const auto row = [](const char *name, const char *draft, HintKey hint) { QTest::newRow(name) << s(draft) << hint; };
    row("never again", "Гарантируем, что такого больше никогда не будет.", HintKey::DropOverpromise);
    row("will not be repeated", "Это больше не повторится.", HintKey::DropOverpromise);
    row("a hundred per cent", "Вопрос решим на 100 %.", HintKey::DropOverpromise);
    row("never again, english", "I promise you this will never happen again.", HintKey::DropOverpromise);
    row("won't happen again", "It won't happen again.", HintKey::DropOverpromise);
    row("a time that is none", "Ответим в кратчайшие сроки.", HintKey::NameTime);
    row("a time that is none, english", "We'll reply as soon as possible.", HintKey::NameTime);
    row("soon", "We will be in touch soon.", HintKey::NameTime);
    row("a time", "Ответим до пятницы.", HintKey::None);
    row("a vague and a real time", "Разберёмся в кратчайшие сроки: ответим до пятницы.", HintKey::None);
    row("an aim", "Обучим смену, чтобы такое не повторилось.", HintKey::None);
    row("what can be kept", "Обещаем ответить до пятницы.", HintKey::None);
    row("a discount", "Скидку 10 % начислили.", HintKey::None);
    row("see you soon", "Hope to see you soon!", HintKey::None);
}

void TestChecklist::nobodyPromisesWhatCannotBeKept()
{
    QFETCH(QString, draft);
    QFETCH(HintKey, hint);
    const CheckItem item = report({}, draft).item(CheckKey::Honesty);
    QCOMPARE(item.hint, hint);
    QCOMPARE(item.state, hint == HintKey::None ? CheckState::Ticked : CheckState::Warning);
    QCOMPARE(item.evidence.isEmpty(), hint == HintKey::None);
}

void TestChecklist::inLargeCasesWhatIsDoneIsExplained()
{
    const QString plain = s("Мы уже чиним сервер.");
    const QString full = s("Мы уже чиним сервер: авария случилась из-за перебоя с питанием.");
    QCOMPARE(report({}, plain).item(CheckKey::Explanation).state, CheckState::NotNeeded);
    ReplyContext fire;
    fire.isLargeCase = true;
    QCOMPARE(report(fire, plain).item(CheckKey::Explanation).state, CheckState::Missing);
    QCOMPARE(report(fire, full).item(CheckKey::Explanation).state, CheckState::Ticked);
    QCOMPARE(report(fire, s("Because of a power cut.")).item(CheckKey::Explanation).state, CheckState::Missing);
    QCOMPARE(report(fire, s("We are working on it: the outage was caused by a power cut.")).item(CheckKey::Explanation).state,
             CheckState::Ticked);
}

void TestChecklist::aTextThatSomebodyElseGotIsFlagged()
{
    const QString draft = s("Курьер приедет завтра.");
    ReplyContext context;
    QCOMPARE(report(context, draft).item(CheckKey::Sameness).state, CheckState::Ticked);
    context.sameText = SameText{draft, {}, 1.0};
    const ReplyReport result = report(context, draft);
    QCOMPARE(result.item(CheckKey::Sameness).state, CheckState::Warning);
    QCOMPARE(result.item(CheckKey::Sameness).hint, HintKey::WriteAnew);
    QVERIFY(!result.isStopped());
}

void TestChecklist::anotherLanguageAsksAndStopsNothing_data()
{
    QTest::addColumn<QString>("customer");
    QTest::addColumn<QString>("draft");
    QTest::addColumn<CheckState>("state");
    QTest::newRow("the same") << s("ru") << s("Курьер приедет завтра.") << CheckState::Ticked;
    QTest::newRow("another") << s("en") << s("Курьер приедет завтра.") << CheckState::Warning;
    QTest::newRow("another, english") << s("ru") << s("The courier will come tomorrow.") << CheckState::Warning;
    QTest::newRow("not known") << QString() << s("The courier will come tomorrow.") << CheckState::Ticked;
    QTest::newRow("too little to tell") << s("ru") << s("OK!") << CheckState::Ticked;
}

void TestChecklist::anotherLanguageAsksAndStopsNothing()
{
    QFETCH(QString, customer);
    QFETCH(QString, draft);
    QFETCH(CheckState, state);
    ReplyContext context;
    context.customerLanguage = customer;
    const ReplyReport result = report(context, draft);
    QCOMPARE(result.item(CheckKey::Language).state, state);
    QVERIFY(!result.isStopped());
}

void TestChecklist::theLanguageIsTheContextsElseTheDrafts()
{
    ReplyContext context;
    QCOMPARE(replyLanguage(context, s("Thank you for telling us")), s("en"));
    QCOMPARE(replyLanguage(context, s("Спасибо")), s("ru"));
    QCOMPARE(replyLanguage(context, QString()), s("ru"));
    context.language = s("en");
    QCOMPARE(replyLanguage(context, s("Спасибо")), s("en"));
}

void TestChecklist::coloursCanBeReadOnLightAndDark_data()
{
    QTest::addColumn<WordingKind>("kind");
    for (const auto &[kind, name] : EnumNames<WordingKind>::table)
        QTest::newRow(name.data()) << kind;
}

void TestChecklist::coloursCanBeReadOnLightAndDark()
{
    QFETCH(WordingKind, kind);
    const QColor onLight = ReplyHighlighter::formatFor(kind, false).foreground().color();
    const QColor onDark = ReplyHighlighter::formatFor(kind, true).foreground().color();
    QVERIFY(contrast(onLight, Qt::white) >= 4.5);
    QVERIFY(contrast(onLight, QColor(0xf4, 0xf4, 0xf2)) >= 4.5);
    QVERIFY(contrast(onDark, QColor(0x1e, 0x1e, 0x1e)) >= 4.5);
    QVERIFY(contrast(onDark, QColor(0x2b, 0x2d, 0x30)) >= 4.5);
}

void TestChecklist::whatIsColouredIsWhatIsCounted()
{
    const QString draft = s("Понимаем, как обидно.\nВернём деньги завтра, карта 4276 3016 6131 8601.\n\nСпасибо!");
    QTextDocument document(draft);
    ReplyHighlighter highlighter(m_analyzer, &document);
    highlighter.rehighlight();
    QList<TextSpan> coloured;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        for (const QTextLayout::FormatRange &range : block.layout()->formats())
            coloured.append({block.position() + range.start, range.length});
    const ReplyReport result = report({}, draft);
    QList<TextSpan> counted;
    for (const WordingSpan &span : result.wording)
        counted.append({span.start, span.length});
    for (const PersonalDataSpan &span : result.personalData)
        counted.append({span.start, span.length});
    std::sort(counted.begin(), counted.end(), [](const auto &a, const auto &b) { return a.start < b.start; });
    QVERIFY(counted.size() >= 5);
    QCOMPARE(coloured, counted);
}

void TestChecklist::aTeamsOwnDefinitionTakesThePlaceOfTheBuiltInOne()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(s("syntax")));
    QFile file(folder.filePath(s("syntax/own.xml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"xml(<?xml version="1.0" encoding="UTF-8"?>
<language name="Reply (Russian)" version="1000" kateversion="5.79" section="Other" extensions="">
  <highlighting>
    <contexts><context name="Reply" attribute="Text" lineEndContext="#stay">
      <RegExpr attribute="Thanks" context="#stay" String="мерси"/>
    </context></contexts>
    <itemDatas><itemData name="Text" defStyleNum="dsNormal"/><itemData name="Thanks" defStyleNum="dsString"/></itemDatas>
  </highlighting>
</language>)xml");
    file.close();
    ReplyAnalyzer analyzer;
    analyzer.addDefinitionFolder(folder.path());
    QCOMPARE(analyzer.analyze(s("Мерси и спасибо"), s("ru")), QList<WordingSpan>({{0, 5, WordingKind::Thanks}}));
    // a damaged one is left aside
    QFile damaged(folder.filePath(s("syntax/damaged.xml")));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write("<language name=\"Reply (English)\" version=\"1000\"");
    damaged.close();
    ReplyAnalyzer other;
    other.addDefinitionFolder(folder.path());
    QVERIFY(!other.analyze(s("Thank you"), s("en")).isEmpty());
}

QTEST_MAIN(TestChecklist)
#include "tst_checklist.moc"
