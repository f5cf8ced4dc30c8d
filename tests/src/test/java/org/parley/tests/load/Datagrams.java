package org.parley.tests.load;

import java.net.InetSocketAddress;

/** A way to send and receive for many streams on one thread, so that ways can be compared. */
interface Datagrams extends AutoCloseable {

    /** What a way does with a stream. */
    interface Schedule {
        /** Sends all that is due; called on the way's thread once a millisecond. */
        void due(Sending way);
    }

    /** Sends one packet of RTP's size for a stream. */
    interface Sending {
        void send(int stream);
    }

    /** Where a stream receives. */
    InetSocketAddress local(int stream);

    /** Starts; from now on the schedule is asked and packets are taken. */
    void begin(InetSocketAddress[] far, Schedule schedule);

    /** Packets taken. */
    long received();

    /** Processor time of its thread, in nanoseconds. */
    long processorNanos() throws Exception;
}
