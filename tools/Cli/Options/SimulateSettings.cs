using UserCoNdis.Tools.Simulators.Telephony;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>What <c>simulate modem</c> was asked to play.</summary>
/// <param name="Ports">How many modems.</param>
/// <param name="Line">What all lines are like.</param>
/// <param name="Faults">The numbers that take calls in another way.</param>
internal sealed record SimulateSettings(int Ports, SubscriberOptions Line, IReadOnlyDictionary<string, SubscriberBehaviour> Faults);
