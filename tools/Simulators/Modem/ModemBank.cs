using UserCoNdis.Tools.Simulators.Telephony;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Simulators.Modem;

/// <summary>Modems on one exchange, numbered 5550001, 5550002 and so on.</summary>
public sealed class ModemBank : IDisposable
{
    private const int FirstNumber = 5_550_001;

    private readonly IEventLoop _loop;
    private readonly List<ModemSimulator> _modems = [];

    /// <summary>Makes an empty bank with an exchange of its own.</summary>
    public ModemBank(IEventLoop loop, ExchangeOptions? options = null)
    {
        _loop = loop;
        Exchange = new Exchange(loop, options);
    }

    /// <summary>Gets the exchange; numbers without a modem may be added to it.</summary>
    public Exchange Exchange { get; }

    /// <summary>Gets the modems, in the order of their numbers.</summary>
    public IReadOnlyList<ModemSimulator> Modems => _modems;

    /// <summary>Gets the number of the modem at <paramref name="index"/>, from 0, also before it is there.</summary>
    public static string NumberOf(int index) => (FirstNumber + index).ToString();

    /// <summary>Adds a modem with the next number.</summary>
    /// <param name="link">Where its DTE is; with a pool of its own, see <see cref="ModemSimulator.CreatePool"/>.</param>
    /// <param name="line">What its line is like.</param>
    /// <param name="options">How it stands on its link.</param>
    public ModemSimulator Add(ILink link, SubscriberOptions? line = null, ModemSimulatorOptions? options = null)
    {
        SubscriberLine subscriber = Exchange.AddSubscriber(NumberOf(_modems.Count), line);
        var modem = new ModemSimulator(_loop, link, subscriber, options);
        _modems.Add(modem);
        return modem;
    }

    /// <summary>Hangs up every call and closes every link.</summary>
    public void Dispose()
    {
        foreach (ModemSimulator modem in _modems)
        {
            modem.Dispose();
        }
    }
}
