using System.Diagnostics;
using System.Globalization;
using UserCoNdis.Tools.Cli.Benchmarks.Sessions;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Yardsticks;

/// <summary>libpcap with nothing around it, on the same two interfaces: tools/Bench/pcaploop.c, compiled when it is wanted.</summary>
internal sealed class FrameYardstick : IDisposable
{
    private const int PppProtocolOctets = 2;
    private readonly CProgram _program;
    private readonly string _near;
    private readonly string _far;

    private FrameYardstick(CProgram program, string near, string far) => (_program, _near, _far) = (program, near, far);

    /// <summary>Compiles it.</summary>
    /// <param name="uris">The links.</param>
    /// <param name="why">Why there is none.</param>
    /// <returns>Null: these links are no interfaces, or the machine has no compiler or no header of libpcap.</returns>
    public static FrameYardstick? TryCreate((string A, string B) uris, out string why)
    {
        why = "the links are no Ethernet interfaces, which a loop in C could open";
        if (InterfaceOf(uris.A) is not { } near || InterfaceOf(uris.B) is not { } far)
        {
            return null;
        }

        why = "cc or the headers of libpcap are missing (apt-get install gcc libc6-dev libpcap-dev)";
        return CProgram.TryCompile("pcaploop.c", "-lpcap") is { } program ? new FrameYardstick(program, near, far) : null;
    }

    /// <summary>Gives the first octets of a frame of a session, as the caller would send it.</summary>
    public static string HeaderOf(ReadOnlySpan<byte> destination, ReadOnlySpan<byte> source, ushort sessionId, int payload) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Convert.ToHexString(destination)}{Convert.ToHexString(source)}88641100{sessionId:X4}{payload + PppProtocolOctets:X4}0021");

    /// <summary>Gives the first octets of a frame of the caller's session.</summary>
    public static string SessionHeader(SessionStation caller, SessionStation answerer, int payload) => HeaderOf(
        answerer.Link.Info.HardwareAddress!.GetAddressBytes(), caller.Link.Info.HardwareAddress!.GetAddressBytes(), caller.LastSession!.SessionId, payload);

    /// <summary>Sends frames from the first interface.</summary>
    /// <returns>Null: it failed.</returns>
    public FrameRate? Send(int octets, TimeSpan length) => RateOf(_program.Numbers("send", _near, Text(octets), Text(length.TotalMilliseconds)));

    /// <summary>Receives at the second interface, from the first frame on.</summary>
    /// <returns>Null: it failed.</returns>
    public FrameRate? Receive(int octets, TimeSpan length) => RateOf(_program.Numbers("receive", _far, Text(octets), Text(length.TotalMilliseconds)));

    /// <summary>Starts to send frames from the first interface; the caller ends it.</summary>
    public Process StartSource(int octets, string header) => _program.Start("send", _near, Text(octets), "60000", header);

    public void Dispose() => _program.Dispose();

    private static string? InterfaceOf(string link) =>
        LinkUri.TryParse(link, out LinkUri? uri, out _) && uri.Scheme == "eth" ? uri.Path : null;

    private static FrameRate? RateOf(double[] numbers) =>
        numbers is [double frames and > 0, double seconds, double processor] ? new FrameRate(frames, seconds, processor, 0) : null;

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
