using System.Diagnostics;
using UserCoNdis.TestKit;
using UserCoNdis.TestKit.Net;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Tap;

namespace UserCoNdis.TunTap.Tests;

/// <summary>A process that opens a link, says so, and holds it until it is ended.</summary>
internal static class Holder
{
    public const string Ready = "open";

    public static int Main(string[] arguments)
    {
        using var loop = new EpollLoop();
        try
        {
            using ILink link = new LinkRegistry().Add(new TunLinkFactory()).Open(arguments[0], loop, new PinnedSlabPool(16, 2048));
            link.Start(new RecordingSink());
            Console.WriteLine(Ready);
            return loop.RunUntil(() => false) ? 0 : 1;
        }
        catch (LinkException e)
        {
            Console.WriteLine($"{e.Kind}: {e.Message}");
            return 3;
        }
    }

    /// <summary>Starts one in a namespace, behind other programs if need be.</summary>
    public static Process Start(NetNamespace where, string uri, params string[] before)
    {
        string[] command = ["netns", "exec", where.Name, .. before, Environment.ProcessPath!, typeof(Holder).Assembly.Location, uri];
        return Process.Start(new ProcessStartInfo("ip", command) { RedirectStandardOutput = true, UseShellExecute = false })!;
    }
}
