using BenchmarkDotNet.Running;
using UserCoNdis.Tools.Bench;

if (args is ["quick", ..])
{
    QuickRun.Print(Console.Out);
    PtyRun.Print(Console.Out);
    await StackRun.PrintAsync(Console.Out);
    TunRun.Print(Console.Out);
    return 0;
}

if (args is ["tun", ..])
{
    TunRun.Print(Console.Out);
    return 0;
}

if (args is ["ethernet", ..])
{
    EthernetRun.Print(Console.Out, allWays: args is [_, "ways", ..]);
    return 0;
}

if (args is ["usb", ..])
{
    bool hasTimes = args is [_, var first, ..] && char.IsAsciiDigit(first[0]);
    int[] times = hasTimes ? [.. args[1].Split('x').Select(int.Parse)] : [5, 500];
    UsbRun.Print(Console.Out, times[0], TimeSpan.FromMilliseconds(times[1]), args[(hasTimes ? 2 : 1)..]);
    return 0;
}

if (args is ["tcp", ..])
{
    TcpRun.Print(Console.Out);
    return 0;
}

_ = BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);
return 0;
