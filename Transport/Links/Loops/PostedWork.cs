namespace UserCoNdis.Transport.Links.Loops;

/// <summary>Work that is posted to a loop once until it runs, however often it is asked for. Allocates: nothing a post.</summary>
internal sealed class PostedWork
{
    private readonly IEventLoop _loop;
    private readonly Action _work;
    private readonly Action _run;

    public PostedWork(IEventLoop loop, Action work)
    {
        _loop = loop;
        _work = work;
        _run = Run;
    }

    public bool IsPosted { get; private set; }

    public void Post()
    {
        if (!IsPosted)
        {
            IsPosted = true;
            _loop.Post(_run);
        }
    }

    private void Run()
    {
        IsPosted = false;
        _work();
    }
}
