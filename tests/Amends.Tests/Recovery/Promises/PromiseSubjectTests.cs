using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Promises;

public class PromiseSubjectTests
{
    [Theory]
    [InlineData("we'll refund you £40 by Tuesday", Promisor.We, PromiseKind.Refund, "Billing")]
    [InlineData("I'll refund the £40 myself today", Promisor.I, PromiseKind.Refund, null)]
    [InlineData("I'll ring you once the refund is through", Promisor.I, PromiseKind.CallBack, null)]
    [InlineData("I will call you back by 5", Promisor.I, PromiseKind.CallBack, null)]
    [InlineData("our billing team will pay you back by Friday", Promisor.Other, PromiseKind.Refund, "Billing")]
    [InlineData("the warehouse will send you a new kettle on Monday", Promisor.Other, PromiseKind.Delivery, "Delivery")]
    [InlineData("we will replace it by Thursday", Promisor.We, PromiseKind.Delivery, "Delivery")]
    [InlineData("an engineer will come to fix it on Friday", Promisor.Other, PromiseKind.Repair, "Repairs")]
    [InlineData("I will send you an e-mail with the tracking number", Promisor.I, PromiseKind.Reply, null)]
    [InlineData("I'll let you know by noon", Promisor.I, PromiseKind.Reply, null)]
    [InlineData("we are going to look into it this week", Promisor.We, PromiseKind.Check, null)]
    [InlineData("we'll credit £5 to your account", Promisor.We, PromiseKind.Credit, null)]
    [InlineData("the pensions department will reply by Friday", Promisor.Other, PromiseKind.Reply, "Pensions")]
    [InlineData("our payments desk will reply by Friday", Promisor.Other, PromiseKind.Reply, "Billing")]
    [InlineData("it will be ready by Friday", Promisor.We, PromiseKind.Other, null)]
    [InlineData("", Promisor.We, PromiseKind.Other, null)]
    public void A_promise_is_about_what_its_first_word_of_doing_says(string words, Promisor promisor, PromiseKind kind, string? department) =>
        PromiseSubject.Of(words, promisor).ShouldBe((kind, department));

    [Fact]
    public void What_a_person_says_goes_before_what_the_words_say()
    {
        var story = Story.Begin();
        story.Do(new MakePromise(story.Promise() with { Words = "we'll refund you", Promisor = Promisor.We }))
            .Do(new MakePromise(story.Promise() with { Words = "we'll refund you", Promisor = Promisor.We, Kind = PromiseKind.Credit, Department = "Shop" }))
            .Do(new MakePromise(story.Promise() with { Words = "we'll refund you", Promisor = Promisor.We, Kind = PromiseKind.Refund }));
        story.State.Promises.Select(p => (p.Kind, p.Department)).ShouldBe([(PromiseKind.Refund, "Billing"), (PromiseKind.Credit, "Shop"), (PromiseKind.Refund, null)]);
        story.Refused(new MakePromise(story.Promise() with { Department = new string('x', 61) })).Code.ShouldBe("department_unclear");
    }
}
