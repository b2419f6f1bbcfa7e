using System.Globalization;

namespace UserCoNdis.HardwareGuest.Cases;

/// <summary>
/// The limits of cases are for a machine that has nothing else to do. On a slower or busier one UCONDIS_PATIENCE is how many times as long
/// everything may take, outside and in the guest.
/// </summary>
public static class Patience
{
    private static readonly double s_factor =
        double.TryParse(Environment.GetEnvironmentVariable("UCONDIS_PATIENCE"), NumberStyles.Float, CultureInfo.InvariantCulture, out double factor) && factor > 0
            ? factor
            : 1;

    /// <summary>A limit as it is on this machine.</summary>
    public static TimeSpan Of(double seconds) => TimeSpan.FromSeconds(seconds * s_factor);
}
