using UserCoNdis.Framework.Runtime;
using UserCoNdis.Tools.Cli.Calls;
using UserCoNdis.Tools.Cli.Capture;
using UserCoNdis.Tools.Cli.Options;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Middleware;
using UserCoNdis.Transport.Protocols.Capture;

namespace UserCoNdis.Tools.Cli.Benchmarks;

/// <summary>The capture of a benchmark, one interface a link: Ethernet frames as such, octets as chunks of no type that is known (DLT_USER0).</summary>
internal sealed class BenchCapture : IDisposable
{
    private readonly CaptureFile _file;

    private BenchCapture(CaptureFile file) => _file = file;

    /// <summary>Makes the file that the user named; null: none was.</summary>
    public static BenchCapture? TryCreate(string? path) =>
        CaptureFiles.Create(new CaptureSettings(path, KeepSecrets: false, VerifierMode.Off)) is { } file ? new(file) : null;

    /// <summary>Looks on a link that was not started; gives the link to use in its place.</summary>
    public ILink Watch(ILink link, IEventLoop loop)
    {
        LinkInfo info = link.Info;
        CaptureInterface seen = info.Kind == LinkKind.Frames
            ? _file.AddEthernet(info.Name, "", info.SpeedBps ?? 0)
            : _file.Add(new PcapngInterface(PcapngLinkType.User0, info.Name, "chunks of a byte stream", info.SpeedBps ?? 0));
        return new TapLink(link, loop, new InterfaceTap(seen));
    }

    public void Dispose() => _file.Dispose();
}
