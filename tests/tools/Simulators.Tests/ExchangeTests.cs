using System.Numerics;
using System.Reflection;
using System.Text;
using UserCoNdis.TestKit;
using UserCoNdis.Tools.Simulators.Telephony;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Simulators.Tests;

public class ExchangeTests
{
    [Fact]
    public void Table_AllStatesAllEvents_IsAsApproved()
    {
        var text = new StringBuilder();
        foreach (MethodInfo method in typeof(CircuitTable).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            text.AppendLine(method.Name);
            foreach (CircuitState state in Enum.GetValues<CircuitState>())
            {
                var step = (CircuitStep)method.Invoke(null, [state])!;
                string effects = step.Effects == CircuitEffects.None ? "" : step.Effects.ToString();
                text.AppendLine($"  {state,-15} {(step.Next == state ? "." : step.Next.ToString()),-15} {effects}".TrimEnd());
            }
        }

        Approved.Check(text.ToString(), "CircuitTable");
    }

    [Theory]
    [InlineData("T555-0001", "5550001")]
    [InlineData("P 0,,(049) 89/12 34W@!", "0049891234")]
    [InlineData("+49 89 #31*", "+4989#31*")]
    [InlineData("", "")]
    public void Normalize_DialString_KeepsTheDigits(string dialString, string digits) =>
        Assert.Equal(digits, PhoneNumber.Normalize(dialString));

    [Fact]
    public void AddSubscriber_TakenOrEmptyNumber_IsRefused()
    {
        var exchange = new Exchange(new SeededLoop(1));
        _ = exchange.AddSubscriber("555-1");
        Assert.Throws<ArgumentException>(() => exchange.AddSubscriber("5551"));
        Assert.Throws<ArgumentException>(() => exchange.AddSubscriber("abstract"[..0]));
        Assert.NotNull(exchange.Find("T5551"));
        Assert.False(exchange.DropCarrier("5551"));
    }

    [Fact]
    public void BitErrors_HoweverTheStreamIsCut_FallInTheSamePlaces() => Seeds.Run(20, seed =>
    {
        byte[] whole = new byte[10_000];
        int flipped = new BitErrors((int)seed, 0.01).Apply(whole);
        byte[] cut = new byte[10_000];
        var errors = new BitErrors((int)seed, 0.01);
        var random = new Random((int)seed);
        for (int at = 0; at < cut.Length;)
        {
            int length = Math.Min(cut.Length - at, random.Next(0, 100));
            errors.Apply(cut.AsSpan(at, length));
            at += length;
        }

        Assert.Equal(whole, cut);
        Assert.Equal(flipped, whole.Sum(b => BitOperations.PopCount(b)));
        Assert.InRange(flipped, 600, 1000); // 800 expected, 28 is one sigma
    });

    [Fact]
    public void Delays_OfACall_AreKeptExactly() => Bench.Run(
        bench =>
        {
            TimeSpan begin = bench.Loop.Now;
            bench.B.Do((e, now) => e.SendCommand("ATS0=1", now));
            bench.A.Dial(bench.Number(1));
            Assert.True(bench.WaitFor(() => bench.A.Events.Count != 0));
            Assert.Equal(begin + TimeSpan.FromSeconds(0.2 + 1.8 + 7), bench.A.Last.At);
            Assert.Equal(9600, bench.A.Last.Event.SpeedBps);
        },
        new SubscriberOptions
        {
            AnswerDelay = TimeSpan.FromSeconds(1.8), TrainingDelay = TimeSpan.FromSeconds(7), LineRateBps = 9600,
        });
}
