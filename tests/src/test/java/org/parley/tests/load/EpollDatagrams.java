package org.parley.tests.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.socket.DatagramPacket;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Netty's native epoll. Several datagrams go in one system call (sendmmsg, recvmmsg) only where they share a socket, so this is
 * measured with a socket for each stream, as telephones expect it, and with one for all.
 */
final class EpollDatagrams implements Datagrams {
    /** RTP header and 20 ms of G.711. */
    static final int PACKET = 172;

    private static final int AT_ONCE = 64;
    private static final int LARGEST = 2048;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final Channel[] channels;
    private final AtomicLong received = new AtomicLong();
    private final Map<InetSocketAddress, Integer> streams = new HashMap<>();
    private final boolean shared;
    private InetSocketAddress[] far;
    private volatile long thread;

    /** @param shared whether all streams use one socket */
    EpollDatagrams(int size, boolean shared) {
        this.shared = shared;
        Bootstrap bootstrap = new Bootstrap()
                .group(group)
                .channel(EpollDatagramChannel.class)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, shared ? LARGEST : 0)
                .option(ChannelOption.SO_RCVBUF, shared ? 4 << 20 : 1 << 18)
                .option(
                        ChannelOption.RCVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(shared ? AT_ONCE * LARGEST : LARGEST).maxMessagesPerRead(AT_ONCE))
                .handler(new Taking());
        channels = new Channel[shared ? 1 : size];
        for (int i = 0; i < channels.length; i++) {
            channels[i] = bootstrap.bind("127.0.0.1", 0).syncUninterruptibly().channel();
        }
    }

    static boolean isAvailable() {
        return Epoll.isAvailable();
    }

    @io.netty.channel.ChannelHandler.Sharable
    private final class Taking extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            DatagramPacket packet = (DatagramPacket) message;
            if (!shared || streams.containsKey(packet.sender())) {
                received.setOpaque(received.getPlain() + 1);
            }
            packet.release();
        }
    }

    private Channel channel(int stream) {
        return channels[shared ? 0 : stream];
    }

    @Override
    public InetSocketAddress local(int stream) {
        return (InetSocketAddress) channel(stream).localAddress();
    }

    @Override
    public void begin(InetSocketAddress[] targets, Schedule schedule) {
        far = targets;
        group.next().execute(() -> {
            thread = Thread.currentThread().getId();
            for (int i = 0; i < targets.length; i++) {
                streams.put(targets[i], i);
            }
        });
        group.next().scheduleAtFixedRate(() -> turn(schedule), 1, 1, TimeUnit.MILLISECONDS);
    }

    private void turn(Schedule schedule) {
        schedule.due(this::send);
        if (shared) {
            channels[0].flush();
        }
    }

    private void send(int stream) {
        Channel channel = channel(stream);
        ByteBuf packet = channel.alloc().directBuffer(PACKET).writeZero(PACKET);
        DatagramPacket datagram = new DatagramPacket(packet, far[stream]);
        if (shared) {
            channel.write(datagram, channel.voidPromise());
        } else {
            channel.writeAndFlush(datagram, channel.voidPromise());
        }
    }

    @Override
    public long received() {
        return received.get();
    }

    @Override
    public long processorNanos() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread);
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
