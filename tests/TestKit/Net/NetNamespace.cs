namespace UserCoNdis.TestKit.Net;

/// <summary>
/// A network namespace, with its loopback up. It goes with all that is in it, programs too, when it is disposed of; what a
/// killed run left goes when the next run makes its first one (<see cref="NetSweep"/>).
/// </summary>
public sealed class NetNamespace : IDisposable
{
    /// <summary>Makes it.</summary>
    public NetNamespace()
    {
        NetSweep.Start();
        _ = NetTool.Ip("netns", "add", Name);
        _ = Ip("link", "set", "lo", "up", "alias", NetNames.Mark);
    }

    /// <summary>Its name under /run/netns, for <c>ip netns exec</c>.</summary>
    public string Name { get; } = NetNames.Next('n');

    /// <summary>Runs <c>ip</c> in it.</summary>
    public string Ip(params string[] arguments) => NetTool.Ip(["-n", Name, .. arguments]);

    /// <summary>
    /// Runs something on a thread in it: sockets and interfaces that are made there belong to it for good. What it throws is
    /// thrown to the caller.
    /// </summary>
    public T Within<T>(Func<T> make)
    {
        Task<T> task = new(() =>
        {
            NetNative.EnterNamespace($"/run/netns/{Name}");
            return make();
        });
        Thread thread = new(task.RunSynchronously);
        thread.Start();
        thread.Join();
        return task.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void Dispose() => NetSweep.Remove(Name);
}
